import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

const DIST = join(import.meta.dirname, "dist");

/** Writes into the service worker which files the app is made of, and a version that is their digest. */
const precache = (): Plugin => ({
  name: "precache",
  apply: "build",
  closeBundle() {
    const names = readdirSync(DIST, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name).slice(DIST.length + 1))
      .filter((name) => name !== "sw.js" && !name.endsWith(".woff")) // every browser that runs the app reads woff2
      .sort();
    const digest = createHash("sha256");
    for (const name of names) digest.update(name).update(readFileSync(join(DIST, name)));
    const addresses = names.map((name) => (name === "index.html" ? "/field/" : `/field/${name}`));
    const worker = readFileSync(join(DIST, "sw.js"), "utf8");
    const filled = worker
      .replace("__VERSION__", digest.digest("hex").slice(0, 16))
      .replace(/(["'`])__FILES__\1/, JSON.stringify(addresses));
    if (filled.includes("__FILES__") || filled.includes("__VERSION__")) throw new Error("sw.js was not filled in");
    writeFileSync(join(DIST, "sw.js"), filled);
  },
});

export default defineConfig({
  base: "/field/",
  plugins: [precache()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0, // the content security policy allows no data: fonts
    modulePreload: false,
    rolldownOptions: {
      input: { app: "index.html", sw: "src/worker/sw.ts" },
      output: {
        entryFileNames: (chunk) => (chunk.name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
  test: { environment: "node" },
} as Parameters<typeof defineConfig>[0]);
