/** Where a frame is shown. `hide` gives the page back to the person at once; `remove` takes the frame out of it. */
export interface Stage {
  /** CSS pixels, as high as the hosted page's content. */
  readonly resize: (height: number) => void;
  readonly hide: () => void;
  readonly remove: () => void;
}
