package org.craregistry.security;

import java.util.List;
import org.aopalliance.intercept.MethodInvocation;
import org.craregistry.graphql.Payload;
import org.craregistry.graphql.UserError;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.MethodAuthorizationDeniedHandler;
import org.springframework.stereotype.Component;

/** Refuses changes by a credential that may only read, and records them: a mutation with an error like any other, the rest by HTTP. */
@Component
class DeniedCalls implements MethodAuthorizationDeniedHandler {

    private static final UserError READS_ONLY = UserError.of(
            UserError.Code.FORBIDDEN,
            "",
            "The access token used may only read. Use a token that may write, or sign in with a password.");

    private final CurrentCaller caller;
    private final RefusalLog refusals;

    DeniedCalls(CurrentCaller caller, RefusalLog refusals) {
        this.caller = caller;
        this.refusals = refusals;
    }

    /**
     * The payload of a mutation.
     *
     * @throws AuthorizationDeniedException where nobody is signed in, and for what is no mutation
     */
    @Override
    public Payload<?> handleDeniedInvocation(MethodInvocation call, AuthorizationResult result) {
        Caller signedIn = caller.find().orElseThrow(() -> denied(result));
        refusals.record(
                signedIn,
                null,
                "%s: the access token used may only read."
                        .formatted(call.getMethod().getName()));
        if (call.getMethod().getReturnType() != Payload.class) {
            throw denied(result);
        }
        return new Payload<@Nullable Object>(null, List.of(READS_ONLY));
    }

    private static AuthorizationDeniedException denied(AuthorizationResult result) {
        return new AuthorizationDeniedException("Access Denied", result);
    }
}
