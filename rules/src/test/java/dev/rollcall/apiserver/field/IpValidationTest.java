package dev.rollcall.apiserver.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpValidationTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, true, true",
    "010.0.0.1, true, false",
    "10.0.0, false, false",
    "10.0.0.256, false, false",
    "10.0.0.1.2, false, false",
    "::, true, true",
    "::1, true, true",
    "fe80::1%eth0, false, false",
    "2001:db8::ffff, true, true",
    "1:2:3:4:5:6:7:8, true, true",
    "1:2:3:4:5:6:7, false, false",
    "1:2:3:4:5:6:7::, true, true",
    "1:2:3:4:5:6:7:8::, false, false",
    "1::2::3, false, false",
    ":1, false, false",
    "1:, false, false",
    "::00001, true, false",
    "::10000, false, false",
    "::fffff, false, false",
    "::ffff:1.2.3.4, true, false",
    "64:ff9b::1.2.3.4, true, true",
    "'', false, false",
    "bad, false, false",
  })
  void addresses(String text, boolean sloppy, boolean strict) {
    assertEquals(sloppy, IpValidation.legacyIp(text, false) == null);
    assertEquals(strict, IpValidation.legacyIp(text, true) == null);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, true, true",
    "10.0.0.1/8, true, false",
    "10.0.0.0/08, true, false",
    "10.0.0.0/33, false, false",
    "10.0.0.0/, false, false",
    "10.0.0.0, false, false",
    "fd00::/8, true, true",
    "fd00::/129, false, false",
    "::/0, true, true",
  })
  void networks(String text, boolean sloppy, boolean strict) {
    assertEquals(sloppy, IpValidation.legacyCidr(text, false) == null);
    assertEquals(strict, IpValidation.legacyCidr(text, true) == null);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "10.0.0.1, -",
        "fe80::1, -",
        "FE80:0:0:0:0:0:0:abc, fe80::abc",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:0:2:3:4:5:6:7, -",
        "::ffff:1.2.3.4, 1.2.3.4",
        "010.1.1.1, 10.1.1.1",
      })
  void warningsNameTheCanonicalForm(String text, String canonical) {
    String warning = IpValidation.ipWarning(text);
    if (canonical == null) {
      assertNull(warning);
    } else {
      assertNotNull(warning);
      assertTrue(warning.contains("\"" + canonical + "\""), warning);
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "10.0.0.0/8 | -",
        "FD00::/8 | IPv6 CIDR value \"FD00::/8\" should be in RFC 5952 canonical format"
            + " (\"fd00::/8\")",
        "10.1.0.0/8 | CIDR value \"10.1.0.0/8\" is ambiguous in this context (should be"
            + " \"10.0.0.0/8\" or \"10.1.0.0/32\"?)",
        "010.0.0.0/8 | non-standard CIDR value \"010.0.0.0/8\" will be considered invalid in a"
            + " future Kubernetes release: use \"10.0.0.0/8\"",
      })
  void warningsAboutNetworks(String text, String warning) {
    List<String> expected = warning == null ? List.of() : List.of(warning);
    assertEquals(expected, IpValidation.cidrWarnings(text));
  }
}
