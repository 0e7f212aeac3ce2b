// The same corpus as tests/contracts/test_questions_corpus.py: both engines answer each case alike.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Answers, checkPage, type Form, missing, notes, pages, problems, prune, type Raw, summary } from "../src/questions";

type Step = { page: string; raw: Raw; answers: Answers; errors: Record<string, string> };
type Case = {
  about: string; today: string; files?: string[]; places?: string[]; form: Form; steps: Step[]; visible: string[];
  pruned: Answers; missing: string[]; problems: object; notes: object; summary: unknown; kept?: Answers;
};

const FOLDER = join(import.meta.dirname, "../../tests/contracts/questions");
const read = (name: string): string => readFileSync(join(FOLDER, name), "utf8");
const names = readdirSync(FOLDER);
const written = names.filter((name) => name.endsWith(".json")).map((name): [string, Case] => [name, JSON.parse(read(name))]);
const grown = names
  .filter((name) => name.endsWith(".jsonl"))
  .flatMap((name) => read(name).trim().split("\n"))
  .map((line): [string, Case] => [(JSON.parse(line) as Case).about, JSON.parse(line)]);

describe("the corpus of questions", () => {
  it("is there", () => {
    expect(written.length).toBeGreaterThanOrEqual(17);
    expect(grown.length).toBeGreaterThanOrEqual(200);
  });

  it.each([...written, ...grown])("%s", (_name, one) => {
    const known = { files: one.files ?? null, places: one.places ?? null };
    const day = { today: one.today, language: "vi" as const };
    let answers: Answers = {};
    for (const step of one.steps) {
      const [clean, errors] = checkPage(one.form, step.page, step.raw, { answers, known, ...day });
      expect({ clean, errors }).toEqual({ clean: step.answers, errors: step.errors });
      answers = { ...answers, ...clean };
    }
    answers = { ...answers, ...one.kept };
    expect(pages(one.form, answers).map((page) => page.id)).toEqual(one.visible);
    expect(prune(one.form, answers)).toEqual(one.pruned);
    expect(missing(one.form, answers).map((gap) => gap.name)).toEqual(one.missing);
    expect(problems(one.form, answers, day)).toEqual(one.problems);
    expect(notes(one.form, answers, day)).toEqual(one.notes);
    expect(summary(one.form, answers, "vi").map(([page, rows]) => [page.id, rows])).toEqual(one.summary);
  });
});
