package org.craregistry.security;

import org.craregistry.graphql.Payload;
import org.craregistry.security.MayCall.Who;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Answers the mutations about accounts, tokens and roles. */
@Controller
class SecurityController {

    private final AccountRegister accounts;
    private final AccountList list;
    private final TokenIssuer tokens;
    private final RoleGrants roles;

    SecurityController(AccountRegister accounts, AccountList list, TokenIssuer tokens, RoleGrants roles) {
        this.accounts = accounts;
        this.list = list;
        this.tokens = tokens;
        this.roles = roles;
    }

    @MutationMapping
    @MayCall(Who.ADMINISTRATOR)
    Payload<AccountProfile> createAccount(@Argument AccountRegister.NewAccount input) {
        return Payload.of(() -> list.get(accounts.create(input)));
    }

    @MutationMapping
    @MayCall(Who.ANYONE)
    Payload<AccountProfile> changePassword(@Argument AccountRegister.NewPassword input) {
        return Payload.of(() -> list.get(accounts.changePassword(input)));
    }

    @MutationMapping
    @MayCall(Who.ANYONE)
    Payload<TokenIssuer.NewToken> createToken(@Argument TokenIssuer.Wanted input) {
        return Payload.of(() -> tokens.create(input));
    }

    @MutationMapping
    @MayCall(Who.VIEWER)
    Payload<TokenIssuer.Subscription> createCalendarToken(@Argument TokenIssuer.WantedForCalendar input) {
        return Payload.of(() -> tokens.createForCalendar(input));
    }

    @MutationMapping
    @MayCall(Who.ANYONE)
    Payload<IssuedToken> revokeToken(@Argument Revoked input) {
        return Payload.of(() -> tokens.revoke(input.id()));
    }

    @MutationMapping
    @MayCall(Who.OWNER)
    Payload<Member> grantRole(@Argument RoleGrants.Grant input) {
        return Payload.of(() -> roles.grant(input));
    }

    @MutationMapping
    @MayCall(Who.OWNER)
    Payload<Member> revokeRole(@Argument RoleGrants.Revocation input) {
        return Payload.of(() -> roles.revoke(input));
    }

    /** The token to be revoked. */
    record Revoked(String id) {}
}
