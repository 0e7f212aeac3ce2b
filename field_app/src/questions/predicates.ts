// The twin of foundation/predicates for one row: what Python's `holds` says of a condition document.

export type Literal = boolean | number | string | { time: string } | { decimal: string };
export type Op = "eq" | "ne" | "lt" | "le" | "gt" | "ge";
export type Predicate =
  | { op: Op; field: string; value: Literal }
  | { op: Op; field: string; other: string }
  | { op: "null"; field: string }
  | { op: "in"; field: string; values: Literal[] }
  | { op: "and" | "or"; parts: Predicate[] }
  | { op: "not"; part: Predicate };
export type Plain = boolean | number | string | null;
export type Row = Record<string, Plain>;

/** A time becomes its instant, a fraction its number: both compare as numbers do. */
function plain(value: Literal): boolean | number | string {
  if (typeof value !== "object") return value;
  return "time" in value ? Date.parse(value.time) : Number(value.decimal);
}

function read(row: Row, name: string): Plain {
  return Object.hasOwn(row, name) ? (row[name] ?? null) : null;
}

function compare(left: Plain, op: Op, right: Plain): boolean {
  if (left === null || right === null) return false;
  switch (op) {
    case "eq":
      return left === right;
    case "ne":
      return left !== right;
    case "lt":
      return left < right;
    case "le":
      return left <= right;
    case "gt":
      return left > right;
    case "ge":
      return left >= right;
  }
}

/** Is it true of `row`? A missing field is empty, and a comparison with something empty is false. */
export function holds(predicate: Predicate, row: Row): boolean {
  switch (predicate.op) {
    case "and":
      return predicate.parts.every((part) => holds(part, row));
    case "or":
      return predicate.parts.some((part) => holds(part, row));
    case "not":
      return !holds(predicate.part, row);
    case "null":
      return read(row, predicate.field) === null;
    case "in": {
      const found = read(row, predicate.field);
      return found !== null && predicate.values.some((value) => plain(value) === found);
    }
    default: {
      const right = "other" in predicate ? read(row, predicate.other) : plain(predicate.value);
      return compare(read(row, predicate.field), predicate.op, right);
    }
  }
}
