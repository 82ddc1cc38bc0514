package dev.rollcall.apiserver.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameValidationTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "a-b", "0a9", "a--b"})
  void labelsOfDns(String name) {
    assertNull(NameValidation.dns1123Label(name));
    assertNull(NameValidation.dns1123Subdomain(name + "." + name));
    assertNotNull(NameValidation.dns1123Label(name + "." + name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "A", "a_b", "a b", "ä", "a..b", ".a", "a.", "a\n"})
  void noSubdomains(String name) {
    assertNotNull(NameValidation.dns1123Subdomain(name));
  }

  @Test
  void lengthsAreThoseOfTheServer() {
    assertNull(NameValidation.dns1123Label("a".repeat(63)));
    assertNotNull(NameValidation.dns1123Label("a".repeat(64)));
    assertNull(NameValidation.dns1123Subdomain("a".repeat(253)));
    assertNotNull(NameValidation.dns1123Subdomain("a".repeat(254)));
    assertNull(NameValidation.labelValue("a".repeat(63)));
    assertNotNull(NameValidation.labelValue("a".repeat(64)));
    assertEquals(2 + 3 + 4, NameValidation.utf8Length("ä€😀"));
  }

  @ParameterizedTest
  @CsvSource({
    "app, true",
    "App.kubernetes_x, true",
    "example.com/name, true",
    "example.com/, false",
    "/name, false",
    "a/b/c, false",
    "Example.com/name, false",
    "-a, false",
    "a b, false",
    "'', false",
  })
  void qualifiedNames(String name, boolean good) {
    assertEquals(good, NameValidation.qualifiedName(name) == null);
  }

  @ParameterizedTest
  @CsvSource({
    "http, true",
    "a-1, true",
    "8080, false",
    "a--b, false",
    "-a, false",
    "Web, false",
    "sixteen-letters-, false",
    "fifteen-letters, true",
    "'', false",
  })
  void portNames(String name, boolean good) {
    assertEquals(good, NameValidation.portName(name) == null);
  }

  @ParameterizedTest
  @CsvSource({
    "A_b.c-d, true, true",
    "1A, false, true",
    "a b, false, true",
    "a=b, false, false",
    "..a, false, true",
    "'', false, false",
    "ä, false, false",
  })
  void environmentVariables(String name, boolean strict, boolean relaxed) {
    assertEquals(strict, NameValidation.envVarName(name) == null);
    assertEquals(relaxed, NameValidation.relaxedEnvVarName(name) == null);
  }

  @ParameterizedTest
  @CsvSource({
    "_dmarc.example.com, true",
    "a._b, true",
    "_, false",
    "__a, false",
    "a_, false",
    "A, false",
  })
  void underscoresInSearchDomains(String name, boolean good) {
    assertEquals(good, NameValidation.dns1123SubdomainWithUnderscore(name) == null);
  }

  @Test
  void whatIsWrongIsNamed() {
    assertEquals(
        "may hold no '_'; only lower case letters, digits, '-' and '.' are allowed",
        NameValidation.dns1123Subdomain("n_1"));
    assertEquals(
        "may hold no capital 'N'; only lower case letters, digits and '-' are allowed",
        NameValidation.dns1123Label("Node"));
    assertEquals(
        "must have at most 63 characters, 1 fewer than it has",
        NameValidation.labelValue("a".repeat(64)));
    assertEquals(
        "has a bad name after the '/', which must not be empty",
        NameValidation.qualifiedName("a.b/"));
  }

  @Test
  void pathsPrefixesAndPercentages() {
    assertNull(NameValidation.domainPrefixedPath("example.com/a/b"));
    assertNotNull(NameValidation.domainPrefixedPath("example.com"));
    assertNotNull(NameValidation.domainPrefixedPath("example.com/a b"));
    assertNotNull(NameValidation.domainPrefixedKey("a"));
    assertNull(NameValidation.percent("150%"));
    assertNotNull(NameValidation.percent("10"));
    assertNotNull(NameValidation.percent("1.5%"));
    assertNotNull(NameValidation.pathSegmentName(".."));
    assertNull(NameValidation.pathSegmentName("..a"));
    assertNotNull(NameValidation.configMapKey("..a"));
    assertEquals("foa", NameValidation.maskTrailingDash("foo-"));
  }
}
