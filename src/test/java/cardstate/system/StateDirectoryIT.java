package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Row 25 of faults.md: one installation whose instance loses its state directory, or cannot write it. */
@ExtendWith(RealStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StateDirectoryIT {

    private static final int CLIENTS = 200;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Installation installation;
    private Child service;

    StateDirectoryIT(RealStack.Up stack) {
        installation = new Installation(stack, Behaviour.flawless(), Map.of());
        service = installation.start("one");
    }

    @BeforeEach
    void startAgain() {
        if (!service.isAlive()) {
            service = installation.start("one");
        }
    }

    @AfterAll
    void stop() {
        service.close();
        installation.close();
    }

    @Test
    void shouldRestoreWhatWasWipedAndDoubleNothing() throws IOException {
        // given
        installation.askForAll(CLIENTS);
        installation.awaitWork();
        installation.provider.behave(Behaviour.flawless().withLatency(60_000, 0));
        installation.askForAll(CLIENTS);
        await().atMost(SOON).until(() -> installation.provider.stats().inFlight() == CLIENTS);

        // when
        service.kill();
        wipe(installation.state("one"), "nothing");
        installation.provider.behave(Behaviour.flawless());
        service = installation.start("one");
        installation.awaitWork();

        // then
        installation.settle(CLIENTS);
    }

    @Test
    void shouldRefuseADirectoryThatIsAFile(@TempDir Path folder) throws IOException {
        // given
        Path file = Files.createFile(folder.resolve("file"));

        // when
        Child refused = installation.start("refused", Map.of("STATE_DIR", file.toString()));

        // then
        assertRefusal(refused, 2, "refused", "STATE_DIR cannot be made or written");
    }

    @Test
    void shouldRefuseADirectoryOnADiskThatIsReadOnly(@TempDir Path folder) {
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), "ro,size=1m")) {
            // when
            Child refused = installation.start(
                    "read-only", Map.of("STATE_DIR", disk.folder().toString()));

            // then
            assertRefusal(refused, 2, "read-only", "STATE_DIR cannot be made or written");
        }
    }

    @Test
    void shouldRefuseADirectoryThatAnotherInstanceUses() {
        // given
        installation.askForAll(CLIENTS);
        installation.awaitWork();

        // when
        Child refused = installation.start(
                "second", Map.of("STATE_DIR", installation.state("one").toString(), "INSTANCE_ID", "second"));

        // then
        assertRefusal(refused, 1, "second", "same state directory");
        installation.settle(CLIENTS);
    }

    @Test
    void shouldEndAndSayWhyWhenTheDiskIsFullAndRestoreWhenItIsNot(@TempDir Path folder) throws IOException {
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), "size=64m")) {
            // given
            service.terminate(SOON);
            Map<String, String> onDisk = Map.of("STATE_DIR", disk.folder().toString());
            service = installation.start("full", onDisk);
            installation.askForAll(CLIENTS);
            installation.awaitWork();
            installation.askForAll(CLIENTS);
            service.kill();

            // when
            wipe(disk.folder(), "instance-id");
            disk.fill();
            Child ended = installation.start("full", onDisk);

            // then
            assertRefusal(ended, 1, "full", "No space left on device");
            disk.free();
            service = installation.start("full", onDisk);
            installation.settle(CLIENTS);
            service.terminate(SOON);
        }
    }

    private void assertRefusal(Child refused, int status, String instance, String reason) {
        try (refused) {
            assertThat(refused.awaitEnd(SOON)).isTrue();
            assertThat(refused.exitStatus()).isEqualTo(status);
            assertThat(installation.lastLogOf(instance)).contains(reason);
        }
    }

    private static void wipe(Path folder, String kept) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.endsWith(kept))
                    .forEach(file -> file.toFile().delete());
        }
        assertThat(folder.resolve("0_0")).doesNotExist();
    }
}
