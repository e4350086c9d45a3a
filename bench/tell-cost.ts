// Loaded into a measured process: writes CPU milliseconds and peak kilobytes to its file descriptor 3 at the end.

import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// A thread loads this too, and its end is not that of the process.
if (isMainThread)
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeSync(3, `${(userCPUTime + systemCPUTime) / 1000} ${maxRSS}`);
  });
