/** What uploads may take up at once, of memory or of the threads: whoever finds none left waits his turn, and is sent away when it does not come. */
import { Problem } from '../errors.ts';

const WAIT_MS_MAX = 20_000;

export interface Budget {
  /** Resolves to the function that gives the amount back; throws `busy` when none come free in time. */
  take(amount: number): Promise<() => void>;
}

interface Waiter {
  readonly amount: number;
  readonly grant: () => void;
}

export function createBudget(amountMax: number, waitMsMax = WAIT_MS_MAX): Budget {
  let free = amountMax;
  const waiters: Waiter[] = [];

  function serve(): void {
    while (waiters[0] && waiters[0].amount <= free) {
      const waiter = waiters.shift() as Waiter;
      free -= waiter.amount;
      waiter.grant();
    }
  }

  function giveBack(amount: number): () => void {
    let isOut = true;
    return () => {
      if (isOut) free += amount;
      isOut = false;
      serve();
    };
  }

  return {
    take(wanted) {
      const amount = Math.min(wanted, amountMax);
      return new Promise((resolve, reject) => {
        const waiter: Waiter = {
          amount,
          grant() {
            clearTimeout(timer);
            resolve(giveBack(amount));
          },
        };
        const timer = setTimeout(() => {
          waiters.splice(waiters.indexOf(waiter), 1);
          reject(new Problem('busy', 'Many uploads are under way. Try again in a moment.'));
          serve();
        }, waitMsMax);
        waiters.push(waiter);
        serve();
      });
    },
  };
}
