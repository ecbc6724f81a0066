package org.craregistry.news.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSecretTests {

    /** The example of the reference libraries of Standard Webhooks. */
    @Test
    void signsAsTheConventionsSay() {
        WebhookSecret secret = WebhookSecret.of(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void showsItselfOnlyWhenAskedTo() {
        WebhookSecret secret = WebhookSecret.random();

        assertThat(secret.reveal()).startsWith("whsec_").hasSize(50);
        assertThat(secret).asString().isEqualTo("whsec_...");
    }
}
