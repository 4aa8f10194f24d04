/** Begins a thread from the TypeScript sources: a thread does not inherit the loader that its parent was started with. */
import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');
