package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "Password123456",
                "P@ssw0rd2026!",
                "Willkommen2026!!",
                "123456789012",
                "098765432109",
                "qwertyuiopas",
                "asdfghjklyxcv",
                "1qaz2wsx3edc",
                "aaaaaaaaaaaa",
                "abababababab",
                "abcdefghijkl",
                "iloveyou1234",
                "letmein-letmein",
                "CRA-Registry-2026",
                "anna.keller!2026",
                "correct horse battery staple",
                "password31121984",
                "letmein123456789012",
                "summer2026summer2026",
                "password000000000000",
                "letmein111111111111",
                "summer202620262026",
                "12345678letmein87654321"
            })
    void knowsWhatManyPeopleUse(String password) {
        assertThat(CommonPasswords.contain("anna.keller", password)).isTrue();
        assertThat(Passwords.objectionTo("anna.keller", password))
                .hasValueSatisfying(sentence -> assertThat(sentence).doesNotContain(password));
    }

    @Test
    void knowsTheNameOfTheAccountWithDigitsThatRepeat() {
        assertThat(CommonPasswords.contain("anna", "anna123412341234")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a long enough password",
                "my aunt keeps nine goats",
                "Tr4vel light, come back",
                "x9!Kd02-mQz7",
                "8392017465928x",
                "no 839201746528",
                "éèçàùâêîôû..",
                "berlin is loud on mondays"
            })
    void letsPassWhatIsOfItsOwn(String password) {
        assertThat(Passwords.objectionTo("anna.keller", password)).isEmpty();
    }

    @Test
    void saysHowLongOneHasToBe() {
        assertThat(Passwords.objectionTo("anna.keller", "x"))
                .hasValue("Use at least 12 characters for the password, a sentence for example; this one has 1.");
        assertThat(Passwords.objectionTo("anna.keller", " ".repeat(20)))
                .hasValue("The password is empty; use at least 12 characters, a sentence for example.");
    }
}
