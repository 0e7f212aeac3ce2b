// Forms as data: the twin of camtay/foundation/questions. tests/contracts holds both to the same corpus.

export { checkPage, notes, problems } from "./answering";
export { missing, pages, prune, walk } from "./flow";
export { type Answers, type Form, type Language, type Page, type Question, type Raw, said, type Value } from "./form";
export { inWords, summary } from "./saying";
export { ANY } from "./typed";
