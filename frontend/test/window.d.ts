/** What happy-dom adds to the window in tests. */
interface Window {
  happyDOM: { setURL(url: string): void };
}
