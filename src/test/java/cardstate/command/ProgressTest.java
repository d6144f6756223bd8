package cardstate.command;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.command.Progress.Fate;
import cardstate.command.Progress.Lane;
import cardstate.failure.DeadLetter;
import cardstate.request.Origin;
import cardstate.request.RawRequest;
import cardstate.request.Reading;
import cardstate.request.Rejection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final TopicPartition PARTITION = new TopicPartition("dlq", 0);
    private static final Lane DECODE = new Lane(Rejection.DECODE, false);
    private static final Lane UNKNOWN = new Lane(Rejection.SCHEMA_UNKNOWN, false);

    @Test
    void shouldPublishALetterThatNoRunHasReached() {
        // given
        Progress progress = new Progress(Map.of(DECODE, Map.of(PARTITION, 3L)));

        // then
        assertThat(progress.of(letter(3, Rejection.DECODE))).isEqualTo(Fate.PUBLISHED);
        assertThat(progress.of(letter(2, Rejection.DECODE))).isEqualTo(Fate.BEFORE);
    }

    @Test
    void shouldLeaveLettersOfOtherReasonsForTheirOwnRun() {
        // given
        Progress progress = new Progress(Map.of(DECODE, Map.of()));

        // when
        progress.advance(DECODE, Map.of(PARTITION, 10L));

        // then
        assertThat(progress.of(letter(3, Rejection.SCHEMA_UNKNOWN))).isEqualTo(Fate.NOT_ASKED_FOR);
        assertThat(progress.lanes()).containsExactly(DECODE);
    }

    @Test
    void shouldLeaveALetterThatCameBackUnlessAskedForIt() {
        // given
        ConsumerRecord<byte[], byte[]> letter = cameBack(5);

        // then
        assertThat(progress(false).of(letter)).isEqualTo(Fate.CAME_BACK);
        assertThat(progress(true).of(letter)).isEqualTo(Fate.PUBLISHED);
    }

    @Test
    void shouldFindALetterThatCameBackAlsoAfterARunThatLeftIt() {
        // given
        Progress left = progress(false);
        left.advance(DECODE, Map.of(PARTITION, 10L));
        Map<Lane, Map<TopicPartition, Long>> committed =
                Map.of(DECODE, Map.of(PARTITION, 10L), new Lane(Rejection.DECODE, true), Map.of());

        // then
        assertThat(new Progress(committed).of(cameBack(5))).isEqualTo(Fate.PUBLISHED);
    }

    @Test
    void shouldLeaveALetterThatWasCut() {
        // given
        DeadLetter cut = deadLetter(new RecordHeaders(), Rejection.DECODE).cutTo(1);

        // then
        assertThat(progress(false).of(record(5, cut.headers()))).isEqualTo(Fate.NOT_WHOLE);
    }

    @Test
    void shouldLeaveALetterThatIsLargerThanTheTopicsTake() {
        // given
        DeadLetter large = DeadLetter.of(raw(new RecordHeaders()), Reading.Rejected.TOO_LARGE);

        // then
        assertThat(progress(false).of(record(5, large.headers()))).isEqualTo(Fate.NOT_WHOLE);
    }

    @Test
    void shouldLeaveALetterThatSaysNoReason() {
        // then
        assertThat(progress(false).of(record(5, new RecordHeaders()))).isEqualTo(Fate.NOT_ASKED_FOR);
    }

    @Test
    void shouldReadFromTheReasonThatIsBehindTheOthersButFromNothingThatIsGone() {
        // given
        Progress progress = new Progress(Map.of(DECODE, Map.of(PARTITION, 7L), UNKNOWN, Map.of(PARTITION, 4L)));

        // then
        assertThat(progress.from(Map.of(PARTITION, 0L))).containsEntry(PARTITION, 4L);
        assertThat(progress.from(Map.of(PARTITION, 6L))).containsEntry(PARTITION, 6L);
    }

    @Test
    void shouldCommitOnlyWhatIsFurther() {
        // given
        Progress progress = new Progress(Map.of(DECODE, Map.of(PARTITION, 7L)));

        // then
        assertThat(progress.advance(DECODE, Map.of(PARTITION, 6L))).isEmpty();
        assertThat(progress.advance(DECODE, Map.of(PARTITION, 8L))).containsEntry(PARTITION, 8L);
        assertThat(progress.of(letter(7, Rejection.DECODE))).isEqualTo(Fate.BEFORE);
    }

    @Test
    void shouldKeepAPlaceForEachReasonAndForWhatCameBack() {
        // then
        assertThat(Progress.lanes(Set.of(Rejection.BAD_ID), true))
                .extracting(Lane::suffix)
                .containsExactlyInAnyOrder("bad-id", "bad-id-again");
    }

    private static Progress progress(boolean again) {
        return again
                ? new Progress(Map.of(DECODE, Map.of(), new Lane(Rejection.DECODE, true), Map.of()))
                : new Progress(Map.of(DECODE, Map.of()));
    }

    private static ConsumerRecord<byte[], byte[]> letter(long offset, Rejection reason) {
        return record(offset, deadLetter(new RecordHeaders(), reason).headers());
    }

    private static ConsumerRecord<byte[], byte[]> cameBack(long offset) {
        Headers redriven = DeadLetter.ofRedriven(
                deadLetter(new RecordHeaders(), Rejection.DECODE).headers(), 0, 1);
        return record(offset, deadLetter(redriven, Rejection.DECODE).headers());
    }

    private static DeadLetter deadLetter(Headers headers, Rejection reason) {
        return DeadLetter.of(raw(headers), new Reading.Rejected(reason, "java.lang.Exception"));
    }

    private static RawRequest raw(Headers headers) {
        return new RawRequest(new byte[] {1}, new byte[] {2, 3}, headers, new Origin("requests", 0, 0));
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, Headers headers) {
        return new ConsumerRecord<>(
                "dlq",
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                1,
                1,
                new byte[] {1},
                new byte[] {2},
                headers,
                Optional.empty());
    }
}
