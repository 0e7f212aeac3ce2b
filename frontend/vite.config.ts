import { defineConfig } from "vite";

// Names carry no hash: Django's manifest storage adds one, and templates name the files plainly.
export default defineConfig({
  base: "./",
  publicDir: "public",
  build: {
    outDir: "../camtay/foundation/ui/static/ui",
    emptyOutDir: true,
    target: "es2020",
    assetsInlineLimit: 0, // the content security policy allows no data: fonts
    modulePreload: false,
    rolldownOptions: {
      input: { main: "src/main.ts" },
      output: {
        entryFileNames: "[name].js",
        assetFileNames: "[name][extname]",
        codeSplitting: false,
      },
    },
  },
  css: {
    preprocessorOptions: { scss: { quietDeps: true } },
    // The component library carries a hack for Internet Explorer that the minifier cannot read; it drops that rule.
    lightningcss: { errorRecovery: true },
  },
});
