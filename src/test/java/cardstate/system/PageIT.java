package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page in a real Chromium, as a support engineer has it; aborted where none is installed. */
@ExtendWith(RealStack.class)
class PageIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Path PICTURES = Path.of("target", "page").toAbsolutePath();

    private final HttpClients http = new HttpClients();
    private final Installation installation;
    private final Child service;
    private final String client;
    private final Chromium chromium;

    PageIT(RealStack.Up stack) throws IOException {
        Optional<Path> program = Chromium.installed();
        assumeTrue(program.isPresent(), "there is no chromium on the PATH");
        installation = new Installation(stack, Behaviour.flawless(), Map.of());
        service = installation.start("one");
        client = IntStream.range(0, 100)
                .mapToObj(i -> "client-" + i)
                .filter(id -> installation.provider.truth(id).size() == 3)
                .findFirst()
                .orElseThrow();
        chromium = Chromium.start(program.get(), PICTURES.resolve(installation.prefix + "browser"));
    }

    @BeforeEach
    void open() {
        installation.askForAll(1);
        installation.awaitWork();
        await().atMost(SOON)
                .until(() -> http.get(installation.http("one") + "/ready").statusCode() == 200);
        chromium.size(1280, 1000, false);
        chromium.open(installation.http("one") + "/");
        chromium.awaitText("#ready", "Ready");
        chromium.awaitText("#feed", "Live");
    }

    @AfterEach
    void stop() {
        chromium.close();
        service.close();
        installation.close();
    }

    @Test
    void shouldFindAClientAskTheProviderAndShowItsCards() {
        // given
        find(client);
        chromium.awaitText("#notice", "Nothing is known of this id yet");

        // when
        chromium.click("#refresh");

        // then
        chromium.awaitText("#notice", "The provider answered: 3 cards");
        chromium.awaitTrue("document.querySelectorAll('#cards > li').length === 3");
        installation.provider.truth(client).forEach(card -> assertThat(chromium.text("#cards"))
                .contains(card.cardId(), "Status " + card.status()));
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void shouldFindACardByItsId() {
        // given
        installation.request(client, "before");
        String card = installation.provider.truth(client).get(0).cardId();
        await().atMost(SOON).until(() -> installation.states().containsKey(card));

        // when
        find(card);

        // then
        chromium.awaitText("#list-facts", "listed by " + client);
        assertThat(chromium.text("#cards")).contains(card);
    }

    @Test
    void shouldShowAChangeLiveAndTheCardAsItIsThen() throws IOException {
        // given
        installation.request(client, "before");
        await().atMost(SOON).until(() -> installation.count(installation.topics.snapshots()) == 2);
        find(client);
        chromium.awaitText("#list-facts", "3 cards of " + client);
        chromium.awaitText("#changes", "first seen");

        // when
        installation.changeAStatusOf(client);
        installation.request(client, "after");

        // then
        chromium.awaitText("#changes", "status ");
        chromium.awaitTrue(
                "[...document.querySelectorAll('#changes li')].some(e => /status \\w+ → /.test(e.innerText))");
        for (String status : installation.statusesOf(client)) {
            chromium.awaitText("#cards", "Status " + status);
        }
        chromium.picture(PICTURES.resolve("desktop.png"));
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void shouldFitAPhoneAndBeUsedByKeyboard() throws IOException {
        // given
        installation.request(client, "before");
        await().atMost(SOON).until(() -> installation.count(installation.topics.snapshots()) == 2);
        chromium.size(390, 844, true);

        // when
        chromium.press("Tab");
        assertThat(chromium.text(":focus")).isEqualTo("Skip to the search");
        chromium.press("Tab");
        chromium.type(client);
        chromium.press("Enter");

        // then
        chromium.awaitText("#list-facts", "3 cards of " + client);
        assertThat(new JsonArray(chromium.see("JSON.stringify([document.documentElement.scrollWidth,"
                        + " document.documentElement.clientWidth])")))
                .as("as wide as the window")
                .isEqualTo(new JsonArray().add(390).add(390));
        chromium.picture(PICTURES.resolve("phone.png"));
        assertThat(chromium.complaints()).isEmpty();
    }

    private void find(String id) {
        chromium.click("#query");
        chromium.type(id);
        chromium.press("Enter");
    }
}
