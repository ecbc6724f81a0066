package org.craregistry.news.webhooks;

import org.craregistry.graphql.Payload;
import org.craregistry.news.webhooks.WebhookBook.CreateWebhookInput;
import org.craregistry.news.webhooks.WebhookBook.NewWebhookSecret;
import org.craregistry.news.webhooks.WebhookBook.UpdateWebhookInput;
import org.craregistry.security.MayCall;
import org.craregistry.security.MayCall.Who;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Answers the mutations about webhooks. */
@Controller
class WebhookMutations {

    private final WebhookBook book;

    WebhookMutations(WebhookBook book) {
        this.book = book;
    }

    /** The webhook, or the delivery, that is meant. */
    record Meant(String id) {}

    @MutationMapping
    @MayCall(Who.OWNER)
    Payload<NewWebhookSecret> createWebhook(@Argument CreateWebhookInput input) {
        return Payload.of(() -> book.create(input));
    }

    @MutationMapping
    @MayCall(Who.OWNER)
    Payload<Webhook> updateWebhook(@Argument UpdateWebhookInput input) {
        return Payload.of(() -> book.update(input));
    }

    @MutationMapping
    @MayCall(Who.OWNER)
    Payload<NewWebhookSecret> rotateWebhookSecret(@Argument Meant input) {
        return Payload.of(() -> book.rotate(input.id()));
    }

    @MutationMapping
    @MayCall(Who.OWNER)
    Payload<Webhook> removeWebhook(@Argument Meant input) {
        return Payload.of(() -> book.remove(input.id()));
    }

    @MutationMapping
    @MayCall(Who.OWNER)
    Payload<Delivery> sendWebhookDeliveryAgain(@Argument Meant input) {
        return Payload.of(() -> book.sendAgain(input.id()));
    }
}
