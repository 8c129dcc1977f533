/**
 * Writers of notes where each is a process: one that has ended is known at once, when it ran on this machine.
 * Only the entry for Node imports this.
 *
 * Sample: `castle 4711` is gone on `castle` once there is no process 4711, and unknown on any other machine.
 */
import type { Writers } from './session/writers.ts';

/** @param machine its name, so that the processes of another one with the same home are not mistaken */
export function createProcessWriters(machine: string): Writers {
  return {
    own: `${machine} ${process.pid}`,
    isGone: (writer) => {
      const [, place, id] = /^(.*) (\d+)$/.exec(writer) ?? [];
      return place === machine ? !isRunning(Number(id)) : undefined;
    },
  };
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0); // Signal 0 asks and does nothing.
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
