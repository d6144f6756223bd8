package cardstate.system;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A headless Chromium with one page, used as a person does: by keys, clicks and looking. For one thread. */
final class Chromium implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Process process;
    private final DevTools page;

    private Chromium(Process process, DevTools page) {
        this.process = process;
        this.page = page;
    }

    /** The program, where it is on the PATH. */
    static Optional<Path> installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param folder for its profile and its log */
    static Chromium start(Path program, Path folder) throws IOException {
        Files.createDirectories(folder);
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        // its sandbox cannot be had by root and in most containers
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile())
                .start();
        try {
            DevTools page = new DevTools(address(folder.resolve("profile").resolve("DevToolsActivePort")));
            page.ask("Page.enable");
            page.ask("Runtime.enable");
            page.ask("Log.enable");
            return new Chromium(process, page);
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Where its one page is driven from: it writes its port, and then lists its pages. */
    private static URI address(Path portFile) {
        HttpClient http = HttpClient.newHttpClient();
        List<URI> found = new ArrayList<>();
        await().atMost(SOON).ignoreExceptions().until(() -> {
            String port = Files.readAllLines(portFile).get(0);
            HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                    .build();
            new JsonArray(http.send(list, BodyHandlers.ofString()).body())
                    .stream()
                            .map(JsonObject.class::cast)
                            .filter(target -> target.getString("type").equals("page"))
                            .map(target -> URI.create(target.getString("webSocketDebuggerUrl")))
                            .forEach(found::add);
            return !found.isEmpty();
        });
        return found.get(0);
    }

    /** The window's size; that of a phone is touched, and three times as fine. */
    void size(int width, int height, boolean phone) {
        page.ask(
                "Emulation.setDeviceMetricsOverride",
                new JsonObject()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", phone ? 3 : 1)
                        .put("mobile", phone));
    }

    void open(String url) {
        page.ask("Page.navigate", new JsonObject().put("url", url));
        awaitTrue("document.readyState === 'complete' && location.href.startsWith('http')");
    }

    /** What a JavaScript expression is. */
    String see(String expression) {
        JsonObject answer = page.ask(
                "Runtime.evaluate",
                new JsonObject().put("expression", expression).put("returnByValue", true));
        if (answer.containsKey("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.getJsonObject("exceptionDetails"));
        }
        return String.valueOf(answer.getJsonObject("result").getValue("value"));
    }

    /** The visible text of the element. */
    String text(String selector) {
        return see("document.querySelector('" + selector + "')?.innerText ?? ''");
    }

    void awaitTrue(String expression) {
        await().atMost(SOON).until(() -> see(expression).equals("true"));
    }

    void awaitText(String selector, String text) {
        await().atMost(SOON).until(() -> text(selector), found -> found.contains(text));
    }

    /** Types into what has the focus. */
    void type(String text) {
        page.ask("Input.insertText", new JsonObject().put("text", text));
    }

    /** Presses a key that is no letter: Tab, or Enter. */
    void press(String key) {
        JsonObject event = new JsonObject()
                .put("type", "keyDown")
                .put("key", key)
                .put("code", key)
                .put("windowsVirtualKeyCode", key.equals("Tab") ? 9 : 13);
        if (key.equals("Enter")) {
            event.put("text", "\r");
        }
        page.ask("Input.dispatchKeyEvent", event);
        page.ask("Input.dispatchKeyEvent", event.copy().put("type", "keyUp"));
    }

    /** Clicks in the middle of the element with the mouse. */
    void click(String selector) {
        JsonObject box = new JsonObject(see(
                "(() => { const e = document.querySelector('" + selector + "'); e.scrollIntoView({block: 'center'});"
                        + " const b = e.getBoundingClientRect();"
                        + " return JSON.stringify({x: b.x + b.width / 2, y: b.y + b.height / 2}) })()"));
        for (String type : List.of("mousePressed", "mouseReleased")) {
            page.ask(
                    "Input.dispatchMouseEvent",
                    box.copy().put("type", type).put("button", "left").put("clickCount", 1));
        }
    }

    /** A picture of what the window shows. */
    void picture(Path file) throws IOException {
        String data = page.ask("Page.captureScreenshot", new JsonObject().put("format", "png"))
                .getString("data");
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(data));
    }

    /** What the page's scripts threw, and what the browser logged as an error, such as a breach of its policy; no refusal. */
    List<String> complaints() {
        return page.complaints();
    }

    @Override
    public void close() {
        page.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
