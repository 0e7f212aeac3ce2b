// Is somebody known already? The same question as the server asks, without it: name without accents, birth year, house.

import type { Person } from "./kinds";

export const plain = (text: string): string =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();

export type Said = { name: string; birth_year: number | null; house: string; place: string };

/** People who may be the one who is being written down, the likeliest first. */
export function alike(said: Said, people: Iterable<Person>): Person[] {
  const name = plain(said.name);
  if (name === "") return [];
  const found: [number, Person][] = [];
  for (const one of people) {
    const points = likeness(said, name, one);
    if (points > 0) found.push([points, one]);
  }
  return found.sort((a, b) => b[0] - a[0]).slice(0, 5).map(([, one]) => one);
}

function likeness(said: Said, name: string, one: Person): number {
  const other = plain(one.name);
  const sameYear = said.birth_year !== null && said.birth_year === one.birth_year;
  const sameHouse = said.house !== "" && said.place === one.place && plain(said.house) === plain(one.house);
  if (other === name) {
    const apart = said.birth_year !== null && one.birth_year !== null && Math.abs(said.birth_year - one.birth_year) > 2;
    return apart && !sameHouse ? 0 : 2 + Number(sameYear) + Number(sameHouse);
  }
  const givenName = (text: string): string => text.split(" ").at(-1) ?? "";
  return givenName(other) === givenName(name) && sameYear && sameHouse ? 1 : 0;
}

/** People whose name, year or house says what was typed, in the order of their given names. */
export function search(typed: string, people: Iterable<Person>): Person[] {
  const words = plain(typed).split(" ").filter(Boolean);
  const hits = [...people].filter((one) => {
    const all = plain(`${one.name} ${one.birth_year ?? ""} ${one.house}`);
    return words.every((word) => all.includes(word));
  });
  return hits.sort(byGivenName);
}

const byGivenName = (a: Person, b: Person): number => order(a.name).localeCompare(order(b.name), "vi");
const order = (name: string): string => name.split(" ").reverse().join(" ");
