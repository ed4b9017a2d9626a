// Scenario files that are opened here.

const MOST = 200_000; // bytes

// Reads a scenario file and adds it as a scenario.
export async function open(file, state) {
  if (!file || state.now.s.length >= state.most) return;
  const text = await file.slice(0, MOST).text();
  const name = state.free(file.name.replace(/\.toml$/i, ""));
  state.change("", (s) => {
    s.s.push({ n: name, f: text, v: {} });
    s.i = s.s.length - 1;
  });
}
