package org.craregistry.assessment.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.craregistry.assessment.ahead.EntriesAhead;
import org.craregistry.assessment.ahead.RegistryAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarWriterTests {

    @Test
    void leadsToTheRegistryWhereTheConfigurationGivesAnAddress() throws IOException {
        String link = "https://registry.example.com/mine";

        VEvent event = written("https://registry.example.com/{portfolio}");

        assertThat(event.getUrl().getValue()).isEqualTo(link);
        assertThat(event.getDescription().getValue()).contains("\n" + link + "\n");
        assertThat(event.getSummary().getValue())
                .isEqualTo(
                        "42 products: the Cyber Resilience Act begins to apply in full on 11 December 2027. Be ready by then.");
    }

    @Test
    void leadsToTheActWhereItGivesNone() throws IOException {
        assertThat(written(null).getUrl().getValue()).startsWith("http://data.europa.eu/");
    }

    private static VEvent written(@Nullable String address) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CalendarWriter(out, new RegistryAddress(address))
                .write("Mine", List.of(EntriesAhead.theCraApplies("mine", 42)).iterator());
        ICalendar calendar =
                Biweekly.parse(out.toString(StandardCharsets.UTF_8)).first();
        assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().get(0);
    }
}
