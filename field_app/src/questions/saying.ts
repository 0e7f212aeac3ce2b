// Answers in words.

import { type Slot, walk } from "./flow";
import { type Answers, type Form, isRequired, type Language, nameOf, type Page, type Place, type Question, said, type Value } from "./form";
import { phoneText } from "./kept";
import { speaking } from "./sentences";
import { numberText, numberWords } from "./text";
import { MOST_DECIMALS } from "./typed";

const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December",
];

/** Every visible page with (label, words) of its answers. */
export function summary(form: Form, answers: Answers, language: Language): [Page, [string, string][]][] {
  return walk(form, answers)
    .filter((stop) => stop.slots.length > 0)
    .map((stop) => [stop.page, stop.slots.map((slot) => [labelOf(slot, language), answerOf(slot, language)])]);
}

function labelOf(slot: Slot, language: Language): string {
  const name = said(nameOf(slot.question), language);
  if (!slot.page.repeat || slot.index === null) return name;
  return `${said(slot.page.repeat.item, language)} ${slot.index + 1}: ${name}`;
}

function answerOf(slot: Slot, language: Language): string {
  if (slot.value !== null) return inWords(slot.question, slot.value, language);
  return speaking(language)(isRequired(slot.question) ? "not_answered" : "left_out");
}

/** One sound answer in words. */
export function inWords(question: Question, value: Value, language: Language): string {
  const say = speaking(language);
  const label = (chosen: string) => said(question.choices?.find((choice) => choice.value === chosen)?.label, language);
  switch (question.type) {
    case "date":
    case "partial_date":
      return dateInWords(question, value as string, language);
    case "choice":
      return label(value as string);
    case "choices":
      return (value as string[]).map(label).join(", ");
    case "yes_no":
      return say(value ? "yes" : "no");
    case "number": {
      const written = numberText(value as number, MOST_DECIMALS);
      const shown = language === "en" ? written.replace(/[.,]/g, (sign) => (sign === "." ? "," : ".")) : written;
      return `${shown} ${said(question.unit, language)}`.trim();
    }
    case "phone":
      return phoneText(value as string);
    case "place":
      return [(value as Place).text, (value as Place).code].filter(Boolean).join(", ");
    case "file":
      return (value as string[]).map(() => say("one_file")).join(", ");
    default:
      return String(value);
  }
}

function dateInWords(question: Question, value: string, language: Language): string {
  const parts = value.split("-").map(Number).reverse();
  const written = parts.join("/");
  if (parts.length < 3) return written;
  const [day = 0, month = 1, year = 0] = parts;
  if (language === "en") return `${day} ${MONTHS[month - 1]} ${year}`;
  if (!question.in_words) return written;
  const words = parts.map(numberWords);
  return `${written} (bằng chữ: ngày ${words[0]} tháng ${words[1]} năm ${words[2]})`;
}
