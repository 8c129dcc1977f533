/**
 * The entry of the timeline's page.
 */
import '@vscode/codicons/dist/codicon.css';
import './timeline.css';
import { startTimeline } from './timelineApp.ts';

startTimeline(document.getElementById('timeline')!);
