/** The real service and a real browser before it, for the tests of this folder. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { launchBrowser, openVisitor, type Visitor } from '../../support/browser.ts';
import { EMBEDDED } from '../../support/databases.ts';
import { giveCameras, type Sight } from '../../support/fake-camera.ts';
import { type Service, startService } from '../../support/service.ts';
import { plainJpeg } from '../../support/sessions.ts';

export interface Stage {
  readonly service: Service;
  readonly browser: Browser;
  /** A phone whose cameras see plain colours, unless told otherwise. */
  enter(options?: BrowserContextOptions, look?: () => Sight): Promise<Visitor>;
  clear(): Promise<void>;
}

export interface StageOptions {
  /** Else only test sessions come to an end. */
  readonly hasModels?: boolean;
  readonly flags?: readonly string[];
}

/** What makes a computer of the phone. */
export const DESKTOP: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  isMobile: false,
  hasTouch: false,
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
};

/** Turns to every screen within this, however busy the machine is. */
const PATIENCE_MS = 60_000;

export async function setStage({ hasModels = false, flags = [] }: StageOptions = {}): Promise<Stage> {
  const service = await startService({ database: EMBEDDED, models: hasModels });
  const browser = await launchBrowser(flags);
  const plain = await plainJpeg();
  return {
    service,
    browser,
    async enter(options, look = () => ({ environment: plain, user: plain })) {
      const visitor = await openVisitor(browser, options);
      visitor.context.setDefaultTimeout(PATIENCE_MS);
      await giveCameras(visitor.context, look);
      return visitor;
    },
    async clear() {
      await browser.close();
      await service.stop();
    },
  };
}
