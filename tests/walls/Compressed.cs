namespace Ioc.Tests.Walls;

/// <summary>
/// A page whose time this test lets pass: its timers run when they are told to, and its streams tell figures of the test's making. Page, service and
/// every other answer are the real ones.
/// </summary>
internal static class Compressed
{
    /// <summary>To be run before the page's own scripts.</summary>
    public const string Time = """
        (() => {
          const [Real, ask, began] = [Date, fetch.bind(window), Date.now()];
          const { port1, port2 } = new MessageChannel();
          const turnOfTheLoop = () => new Promise((done) => { port1.onmessage = done; port2.postMessage(0); });
          const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
          const [timers, feeds, areas] = [new Map(), new Set(), new Map()];
          let [passed, last, server, version, asking, steps] = [0, 0, began, 1e12, 0, 0];

          window.Date = class extends Real {
            constructor(...given) { super(...(given.length > 0 ? given : [began + passed])); }
            static now() { return began + passed; }
          };
          performance.now = () => passed;
          const timer = (repeats) => (call, wait = 0, ...given) => {
            timers.set((last += 1), { at: passed + wait, every: repeats ? wait : 0, call: () => call(...given) });
            return last;
          };
          [window.setTimeout, window.setInterval] = [timer(false), timer(true)];
          window.clearTimeout = window.clearInterval = (id) => timers.delete(id);

          const streamOf = (code, signal) => {
            signal.throwIfAborted();
            const feed = { code };
            const body = new ReadableStream({ start: (pipe) => { feed.pipe = pipe; feeds.add(feed); }, cancel: () => feeds.delete(feed) });
            signal.addEventListener('abort', () => { if (feeds.delete(feed)) feed.pipe.error(new DOMException('gone', 'AbortError')); });
            return new Response(body);
          };
          // The last told figures stand in a snapshot, as they would.
          const snapshotOf = (code, snapshot) => {
            const now = new Date(server).toISOString();
            const known = new Map(areas.get(code)?.tiles.map((tile) => [tile.area + tile.tile, tile]));
            const tiles = snapshot.tiles.map((tile) => known.get(tile.area + tile.tile) ?? { ...tile, asOf: now });
            areas.set(code, { path: snapshot.area.path, tiles: [...tiles] });
            return { ...snapshot, now, tiles };
          };
          window.fetch = async (input, init) => {
            const [, code, what] = /\/api\/screens\/(\w+)\/(tiles|stream)$/.exec(String(input)) ?? [];
            if (what === 'stream') return streamOf(code, init.signal);
            asking += 1;
            try {
              const answer = await ask(input, init);
              const { status, headers } = answer;
              if (what === 'tiles' && answer.ok) return Response.json(snapshotOf(code, await answer.json()));
              return new Response(status === 204 || status === 304 ? null : await answer.arrayBuffer(), { status, headers });
            } finally {
              asking -= 1;
            }
          };

          const newer = (tile) => {
            const value = tile.value === null ? null : 100 + Math.floor(Math.random() * 400);
            // A history as long as it was: the service cuts it too.
            const history = tile.history?.length > 0 ? [...tile.history.slice(1), [server / 1000, value]] : tile.history;
            return { ...tile, value, history, asOf: new Date(server).toISOString(), version: (version += 1), seq: version };
          };
          // Up to forty alarms that come and go; now and then a high one.
          const alarmed = (tile, area) => {
            const list = Array.from({ length: steps % 40 }, (_, index) => ({
              id: `alarm-${steps - index}`, rule: 'sensor-over-limit', source: 'w/pm25', tile: 'sensors.pm25-max', area, unit: 'ug/m3', limit: 50,
              priority: index === 0 && steps % 20 < 5 ? 'high' : 'medium', state: 'unacknowledged', value: 60 + index,
              raisedAt: new Date(server - 60_000 * index).toISOString(), respondBy: new Date(server + 600_000).toISOString(),
              textVi: `Bụi mịn ${steps}`, textEn: `Fine dust ${steps}`, causeVi: 'Giao thông', consequenceVi: 'Sức khỏe', actionsVi: ['Tưới đường'],
            }));
            const high = list.filter(({ priority }) => priority === 'high').length;
            return { ...tile, value: list.length, detail: { high, medium: list.length - high, low: 0, list } };
          };
          const encoder = new TextEncoder();

          /** A second of the page, in which so many of its server pass and every stream tells so many tiles, that of the alarms among them. */
          window.second = async (seconds, count, withAlarms) => {
            [server, passed, steps] = [server + 1000 * seconds, passed + 1000, steps + 1];
            for (const { code, pipe } of feeds) {
              const { path, tiles: all } = areas.get(code);
              all.unshift(...all.splice(all.findIndex(({ area, tile }) => area === path && tile === 'alarms.active'), 1));
              const tiles = all.splice(0, count).map(newer);
              if (withAlarms) tiles[0] = alarmed(tiles[0], path);
              all.push(...tiles);
              window.told += tiles.length;
              const data = JSON.stringify({ now: new Date(server).toISOString(), tiles });
              pipe.enqueue(encoder.encode(`event: tiles\nid: ${version}\ndata: ${data}\n\n`));
            }
            for (const [id, { at, every, call }] of [...timers]) {
              if (at > passed || !timers.has(id)) continue;
              if (every > 0) timers.get(id).at = passed + every;
              else timers.delete(id);
              call();
            }
            do await (asking > 0 ? frame() : turnOfTheLoop()); while (asking > 0);
          };
          window.told = 0;
          window.serverNow = () => new Date(server).toISOString();
          window.held = () => [timers.size, feeds.size];
        })()
        """;
}
