import type { Answered, OverrideWish, Wish } from './sources.ts';

/** A wish, and who is at the page, as AWS names them. */
export type SignedWish = { readonly arn: string } & (
  | { readonly wish: Wish }
  | { readonly request: OverrideWish }
  | { readonly consent: string }
);

/** The page's sources of decisions, over whatever runs the handler. */
export function decidingAs(arn: string, run: (signed: SignedWish) => Promise<Answered>) {
  return {
    decide: (wish: Wish) => run({ arn, wish }),
    overriding: {
      request: (request: OverrideWish) => run({ arn, request }),
      consent: (consent: string) => run({ arn, consent }),
    },
  };
}
