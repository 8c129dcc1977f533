/**
 * The entry of the timeline's page.
 */
import './icons.css';
import './timeline.css';
import { startTimeline } from './timelineApp.ts';

startTimeline(document.getElementById('timeline')!);
