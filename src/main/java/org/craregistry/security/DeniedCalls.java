package org.craregistry.security;

import org.aopalliance.intercept.MethodInvocation;
import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.stereotype.Component;

/** Records mutations that were refused because the credential may only read. */
@Component
class DeniedCalls {

    private final CurrentCaller caller;
    private final RefusalLog refusals;

    DeniedCalls(CurrentCaller caller, RefusalLog refusals) {
        this.caller = caller;
        this.refusals = refusals;
    }

    @EventListener
    void on(AuthorizationDeniedEvent<?> denied) {
        if (denied.getObject() instanceof MethodInvocation call) {
            caller.find()
                    .ifPresent(signedIn -> refusals.record(
                            signedIn,
                            null,
                            "%s: the access token used may only read."
                                    .formatted(call.getMethod().getName())));
        }
    }
}
