// Is somebody known already? Asked without the server, by people who type without accents.

import { describe, expect, it } from "vitest";
import { alike, search } from "../src/book/alike";
import type { Person } from "../src/book/kinds";

const known = (name: string, birth_year: number | null, house: string, place = "t1"): Person => ({
  id: name, name, birth_year, house, place, version: 1, rungs: {}, family: [],
});
const huong = known("Lê Thị Hường", 1958, "12/3");
const people = [known("Đặng Minh Khoa", 2004, "5"), huong, known("Lê Thị Hương", 1990, "40"), known("Hồ Văn Nhánh", null, "")];
const said = (name: string, birth_year: number | null = null, house = "", place = "t1") => ({ name, birth_year, house, place });
const likely = (...all: Parameters<typeof said>): string[] => alike(said(...all), people).map((one) => one.name);

describe("a likely duplicate", () => {
  it("is found without accents, in any case and however it is spaced", () => {
    expect(likely("le thi  HUONG")).toEqual(expect.arrayContaining(["Lê Thị Hường", "Lê Thị Hương"]));
    expect(likely("dang minh khoa")).toEqual(["Đặng Minh Khoa"]);
  });

  it("is found however the accents are written in bytes", () => expect(likely("Lê Thị Hường".normalize("NFD"))).toContain("Lê Thị Hường"));

  it("stands first when year and house agree", () => expect(likely("Le Thi Huong", 1958, "12/3")[0]).toBe("Lê Thị Hường"));

  it("is nobody of a wholly different age in another house", () => expect(likely("Le Thi Huong", 1975, "7")).toEqual([]));

  it("is somebody whose year was remembered a year wrongly", () => expect(likely("Le Thi Huong", 1957)).toEqual(["Lê Thị Hường"]));

  it("is somebody of that given name and year in that house, whatever the rest", () =>
    expect(likely("Huong", 1958, "12/3")).toEqual(["Lê Thị Hường"]));

  it("is somebody whose year nobody knows", () => expect(likely("ho van nhanh", 1948)).toEqual(["Hồ Văn Nhánh"]));

  it("is nobody where no name is typed", () => expect(likely(" ")).toEqual([]));
});

describe("looking for somebody", () => {
  it("takes parts of names, years and houses", () => {
    expect(search("khoa", people).map((one) => one.name)).toEqual(["Đặng Minh Khoa"]);
    expect(search("1958 huo", people)).toEqual([huong]);
    expect(search("", people)).toHaveLength(4);
  });
});
