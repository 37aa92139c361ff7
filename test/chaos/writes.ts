import type { Clicked } from './clicking.ts';
import type { RequestSeen } from './request-seen.ts';

/** One change that a build's Terraform asked AWS for, and that AWS carried out. */
export interface Write {
  readonly stack: string;
  readonly address: string;
  readonly action: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** False where the answer was lost: whoever asked tries the same again. */
  readonly answered: boolean;
}

/** What unclick's Terraform changed, as AWS saw it: it knows nothing that unclick says of itself. */
export class Writes {
  readonly all: Write[] = [];
  readonly #ids: ReadonlyMap<string, ReadonlyMap<string, string>>;

  constructor(ids: ReadonlyMap<string, ReadonlyMap<string, string>>) {
    this.#ids = ids;
  }

  hear({ caller, action, text }: RequestSeen, answered: boolean): void {
    if (caller !== 'terraform' || /^(Get|List|Describe|HEAD|PUT|POST|DELETE)/.test(action)) return;
    for (const [stack, ids] of this.#ids)
      for (const [address, id] of ids)
        if (text.includes(id)) this.all.push({ stack, address, action, at: Date.now(), answered });
  }

  /** Changes that were made a second time, though nobody had clicked there in between: a drift that was reverted twice. */
  repeated(clicked: readonly Clicked[]): readonly Write[] {
    return this.all.filter((write, index) => {
      const before = this.all.slice(0, index).findLast((other) => isSame(other, write));
      if (!before?.answered) return false;
      return !clicked.some((click) => isThere(click, write) && click.at >= before.at - slack && click.at <= write.at);
    });
  }
}

/** A click's call is carried out before its end is seen, in milliseconds. */
const slack = 200;

function isSame(one: Write, other: Write): boolean {
  return isThere(one, other) && one.action === other.action;
}

function isThere(one: { stack: string; address: string }, other: { stack: string; address: string }): boolean {
  return one.stack === other.stack && one.address === other.address;
}
