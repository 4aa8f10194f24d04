/** Begins the portraits' thread: a thread does not inherit the loader that its parent was started with. */
import { register } from 'tsx/esm/api';

register();
await import('./portrait-thread.ts');
