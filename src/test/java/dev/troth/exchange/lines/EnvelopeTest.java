package dev.troth.exchange.lines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.reader.FileFormat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages of integration protocols, in the documented shapes of their sources. */
class EnvelopeTest {
    private static List<Message> open(FileFormat format, String... lines) {
        Envelope envelope = Envelope.of(format);
        List<Message> messages = new ArrayList<>();
        for (String line : lines) {
            try {
                messages.addAll(envelope.open((ObjectNode) Json.read(line.replace('\'', '"')), ""));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(line, e);
            }
        }
        return messages;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SINGER   | {'type':'RECORD','stream':'deals','record':{'id':1},'time_extracted':'2026-01-01T00:00:00Z'} | Row[streams=[deals], data={\"id\":1}]",
                "SINGER   | {'type':'RECORD','stream':'deals','record':{'id':1,'_sdc_deleted_at':'2026-01-01T00:00:00Z'}} | Deleted[label=deals]",
                "SINGER   | {'type':'RECORD','stream':'deals','record':{'id':1,'_sdc_deleted_at':null}} | Row[streams=[deals], data={\"id\":1,\"_sdc_deleted_at\":null}]",
                "SINGER   | {'type':'SCHEMA','stream':'deals','schema':{},'key_properties':['id']} | Control[]",
                "SINGER   | {'type':'STATE','value':{'bookmarks':{'deals':'2026'}}} | State[value={\"bookmarks\":{\"deals\":\"2026\"}}]",
                "SINGER   | {'type':'STATE'} | Invalid[reason=The STATE message has no value.]",
                "SINGER   | {'type':'record','stream':'deals','record':{}} | Invalid[reason=type is \"record\", but must be SCHEMA, RECORD or STATE.]",
                "SINGER   | {'type':'RECORD','stream':'deals','record':[1]} | Invalid[reason=record must be a JSON object, but is [1].]",
                "SINGER   | {'stream':'deals'} | Invalid[reason=type is missing, but must be SCHEMA, RECORD or STATE.]",
                "AIRBYTE  | {'type':'RECORD','record':{'stream':'deals','namespace':'crm','data':{'id':1},'emitted_at':1767225600000}} | Row[streams=[deals], data={\"id\":1}]",
                "AIRBYTE  | {'type':'RECORD','record':{'stream':'deals','data':{'id':1,'_ab_cdc_deleted_at':'2026'}}} | Deleted[label=deals]",
                "AIRBYTE  | {'type':'LOG','log':{'level':'INFO','message':'hello'}} | Control[]",
                "AIRBYTE  | {'type':'STATE','state':{'data':{'cursor':3}}} | State[value={\"cursor\":3}]",
                "AIRBYTE  | {'_airbyte_raw_id':'x','_airbyte_data':{'id':2}} | Row[streams=[], data={\"id\":2}]",
                "SEGMENT  | {'type':'track','event':'Report Opened','userId':'u','properties':{}} | Row[streams=[Report Opened, track], data={\"type\":\"track\",\"event\":\"Report Opened\",\"userId\":\"u\",\"properties\":{}}]",
                "SEGMENT  | {'type':'identify','userId':'u'} | Row[streams=[identify], data={\"type\":\"identify\",\"userId\":\"u\"}]",
                "SEGMENT  | {'type':'trak'} | Invalid[reason=type is \"trak\", but must be track, identify, group, page, screen or alias.]",
                "DEBEZIUM | {'op':'c','before':null,'after':{'id':1},'source':{'schema':'public','table':'deals'}} | Row[streams=[public.deals, deals], data={\"id\":1}]",
                "DEBEZIUM | {'schema':{},'payload':{'op':'u','before':{'id':1},'after':{'id':1,'a':2},'source':{'schema':'public','table':'deals'}}} | Row[streams=[public.deals, deals], data={\"id\":1,\"a\":2}]",
                "DEBEZIUM | {'op':'d','before':{'id':1},'after':null,'source':{'table':'deals'}} | Deleted[label=deals]",
                "DEBEZIUM | {'schema':{},'payload':null} | Control[]",
                "DEBEZIUM | {'op':'x'} | Invalid[reason=op is \"x\", but must be c, u, r, d, t or m.]",
            })
    void messageIsOpened(FileFormat format, String line, String expected) {
        assertThat(open(format, line)).hasToString("[" + expected + "]");
    }

    @Test
    void lastStateOfEachAirbyteStreamCounts() {
        List<Message> states = open(
                FileFormat.AIRBYTE,
                "{'type':'STATE','state':{'type':'STREAM','stream':{'stream_descriptor':{'name':'a'},'stream_state':{'n':1}}}}",
                "{'type':'STATE','state':{'type':'STREAM','stream':{'stream_descriptor':{'name':'b'},'stream_state':{'n':2}}}}",
                "{'type':'STATE','state':{'type':'STREAM','stream':{'stream_descriptor':{'name':'a'},'stream_state':{'n':3}}}}");
        assertThat(((Message.State) states.getLast()).value().findValuesAsText("n"))
                .containsExactly("3", "2");
    }

    @Test
    void batchOfSegmentHasSeveralCalls() {
        assertThat(open(
                        FileFormat.SEGMENT,
                        "{'batch':[{'type':'track','event':'A'},{'type':'group','groupId':'g'},{'type':'no'}]}"))
                .hasSize(3)
                .last()
                .isInstanceOf(Message.Invalid.class);
    }
}
