import { anything } from '../../functions/core/state/stale.ts';
import type { IndexChange } from '../../functions/ports/state-index.ts';
import { itemBytes } from './item-bytes.ts';

/** What DynamoDB adds to each item that it stores ("Estimating a table's size"). */
const perItem = 100;

/** What is written into the index, counted as DynamoDB counts it: a write unit for each begun kilobyte of an item. */
export class Meter {
  rows = 0;
  bytes = 0;
  writeUnits = 0;
  manifestBytes = 0;

  write(stack: string, serial: number, changes: readonly IndexChange[]): void {
    for (const { key, claims } of changes) {
      const bytes = itemBytes({ key, [`stack:${stack}`]: { serial, claims } });
      this.writeUnits += Math.ceil(bytes / 1024);
      if (key === anything || claims.length === 0) continue;
      this.rows += 1;
      this.bytes += bytes + perItem;
    }
  }
}
