// What every screen of the opened app has at hand.

import type { Book } from "../book/book";
import type { Keeper, Telling } from "../wire/keeper";

export type Desk = { book: Book; keeper: Keeper; telling: Telling; lock: () => void; say: (words: string) => void };
