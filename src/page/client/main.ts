/** The page's script: makes the screen that the server sent better, and every one that comes after it. */
import { enhance } from './enhance.ts';
import { keepEnhanced } from './screen.ts';

keepEnhanced(enhance);
