/** Shown while the console is being built; loads itself again until the console answers in its place. */
export const BUILDING_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="refresh" content="2" />
    <title>Carillon</title>
    <style>
      :root { color-scheme: light dark; font-family: system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif; }
      body { min-height: 100vh; margin: 0; display: grid; place-items: center; background: Canvas; color: CanvasText; }
      main { max-width: 26rem; padding: 2rem; line-height: 1.6; }
      h1 { font-size: 1.25rem; margin: 0 0 1rem; }
      p { margin: 0.25rem 0; }
    </style>
  </head>
  <body>
    <main aria-live="polite">
      <h1>Carillon</h1>
      <p lang="zh-CN">控制台正在构建，请稍等，构建好后本页会自动打开。</p>
      <p>The console is being built. This page opens it as soon as it is there.</p>
      <p><a href="/api/openapi.json">/api/openapi.json</a></p>
    </main>
  </body>
</html>
`
