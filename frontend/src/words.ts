/** Sentences the scripts show. They stand in the page (`#ct-words`), so that Django translates them. */
export function word(name: string): string {
  return document.getElementById("ct-words")?.dataset[name] ?? "";
}
