package dev.troth.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.RejectedException;
import dev.troth.testing.FactFixtures;
import java.lang.reflect.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A time of a later event in a fact counts from that time on. The cases are generated from the fact types. */
class EventTimesTest {
    private static final FactTypeRegistry TYPES = new FactTypeRegistry(FactFixtures.vocabularies());
    private static final FactCodec CODEC = new FactCodec(TYPES, new BodyCodec());
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-08-01T09:00:00Z");

    /** A minimal fact of each type that has such a time; a new type with one needs an entry. */
    private static final Map<String, String> SAMPLES = Map.of(
            "touchpoint", "{'channel':'EMAIL','direction':'OUT','agenda':[{'title':'Price'}]}",
            "insight", "{'kind':'ROADMAP_OURS','text':'2027'}",
            "effortSpent", "{'initiative':'i','hours':4}");

    record Time(FactType<?> type, Class<?> owner, Field field) {
        @Override
        public String toString() {
            return type.name() + "." + field.getName();
        }
    }

    private static List<Time> times() {
        List<Time> times = new ArrayList<>();
        for (FactType<?> type : TYPES.all()) {
            PersonalTexts.each(type.body(), (owner, field) -> {
                if (field.getType() == Instant.class || field.getType() == LocalDate.class) {
                    times.add(new Time(type, owner, field));
                }
            });
        }
        return times;
    }

    static Stream<Time> eventTimes() {
        return times().stream().filter(time -> time.field.isAnnotationPresent(EventTime.class));
    }

    @Test
    void everyTimeInAFactIsEitherStatedOrThatOfAnEvent() {
        assertThat(times())
                .hasSizeGreaterThan(15)
                .allSatisfy(time -> assertThat(time.field.isAnnotationPresent(EventTime.class)
                                ^ time.field.isAnnotationPresent(StatedTime.class))
                        .as(time.toString())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("eventTimes")
    void timeOfAnEventIsAbsentBeforeIt(Time time) throws Exception {
        FactDraft draft = draft(time, LATER);
        assertThat(draft.body().eventTimes()).contains(LATER);
        assertThat(value(time, draft.body().seenAt(LATER.minusMillis(1)))).isNull();
        assertThat(value(time, draft.body().seenAt(LATER))).isEqualTo(LATER);
        assertThat(draft.body().seenAt(LATER)).isSameAs(draft.body());
    }

    @ParameterizedTest
    @MethodSource("eventTimes")
    void timeOfAnEventIsNotBeforeTheFact(Time time) {
        // A roadmap may be noted after it was shared; that is the only time that may be earlier.
        if (!time.field.getName().equals("sharedAt")) {
            assertThatThrownBy(() -> draft(time, AT.minusSeconds(1)))
                    .isInstanceOf(RejectedException.class)
                    .hasMessageContaining(time.field.getName() + " is 2026-03-01T08:59:59Z, which is before");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "touchpoint | {'channel':'EMAIL','direction':'OUT','deliveredAt':'2026-03-03T00:00:00Z','readAt':'2026-03-02T00:00:00Z'} | readAt is 2026-03-02T00:00:00Z, which is before deliveredAt, 2026-03-03T00:00:00Z. Maybe the two were swapped?",
                "touchpoint | {'channel':'CALL','direction':'OUT','agenda':[{'title':'Price','discussed':false,'discussedAt':'2026-03-01T09:10:00Z'}]} | \"Price\" was not discussed, but has the time 2026-03-01T09:10:00Z. Maybe leave discussedAt out?",
                "feedback | {'direction':'IN','kind':'NPS','value':9,'saidAt':'2026-03-02T00:00:00Z'} | saidAt is 2026-03-02T00:00:00Z, which is after the time at which it was relayed, 2026-03-01T09:00:00Z."
            })
    void timesThatContradictEachOtherAreRefused(String type, String fields, String message) throws Exception {
        assertThatThrownBy(() -> draft(type, (ObjectNode) JSON.readTree(fields.replace('\'', '"'))))
                .hasMessage(message);
    }

    private static FactDraft draft(Time time, Instant value) throws Exception {
        String sample = SAMPLES.get(time.type.name());
        assertThat(sample).as("sample of %s", time.type.name()).isNotNull();
        ObjectNode fields = (ObjectNode) JSON.readTree(sample.replace('\'', '"'));
        ObjectNode owner = time.owner == time.type.body()
                ? fields
                : (ObjectNode) fields.path("agenda").get(0);
        owner.put(time.field.getName(), value.toString());
        return draft(time.type.name(), fields);
    }

    private static FactDraft draft(String type, ObjectNode fields) {
        return CODEC.read(
                fields.put("type", type).put("ref", "x").put("account", "a").put("at", AT.toString()));
    }

    private static Object value(Time time, FactBody body) throws Exception {
        Object owner = body;
        if (time.owner != time.type.body()) {
            Field list = body.getClass().getDeclaredField("agenda");
            list.setAccessible(true);
            owner = ((List<?>) list.get(body)).getFirst();
        }
        time.field.setAccessible(true);
        return time.field.get(owner);
    }
}
