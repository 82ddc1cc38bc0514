package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the pages in windows of several widths, and again from their addresses. */
final class HtmlLayoutTest {

  private static final String LONG_NODE =
      "gke-production-europe-west1-pool-with-gpus-0a1b2c3d-x9k2.internal";
  private static final String LONG_SET = "kube-prometheus-stack-prometheus-node-exporter-arm64";

  private static Browser browser;

  @TempDir Path directory;

  private CliRunner shell;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void prepare() throws IOException {
    shell = new CliRunner(directory);
    shell.write("before.yaml", fleet("1"));
    shell.write("after.yaml", fleet("2").replace("r: {pool: general}", "r: {pool: spot}"));
  }

  @AfterEach
  void noScriptFailed() {
    assertEquals(List.of(), browser.errors());
  }

  private static String fleet(String version) {
    return FleetManifests.yaml(60, 30, version)
        .replace("name: worker-0004\n", "name: " + LONG_NODE + "\n")
        .replace("agent-04-metrics", LONG_SET);
  }

  private Path page(String... arguments) throws IOException {
    CliRunner.Outcome outcome = shell.run(arguments);
    return shell.write(arguments[0] + ".html", outcome.out());
  }

  private List<Path> pages() throws IOException {
    return List.of(
        page("lint", "before.yaml", "--format", "html"),
        page("place", "before.yaml", "--format", "html"),
        page("diff", "before.yaml", "after.yaml", "--format", "html"),
        page("rollout", "before.yaml", "after.yaml", "--format", "html"));
  }

  @Test
  void nothingIsWiderThanTheWindow() throws IOException {
    for (Path page : pages()) {
      for (int width : new int[] {1400, 800, 400}) {
        browser.width(width).open(page, false);
        browser.script("document.querySelectorAll('.told').forEach(b => b.click())");
        String where = page.getFileName() + " at " + width;
        assertEquals(
            0,
            browser.number(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"),
            where + " is too wide");
        assertEquals(
            "",
            browser.text(
                "[...document.querySelectorAll('body *')].filter(e => /auto|scroll/.test("
                    + "getComputedStyle(e).overflowX + getComputedStyle(e).overflowY))"
                    + ".map(e => e.outerHTML.slice(0, 80))"),
            where + " scrolls within");
      }
    }
  }

  @Test
  void namesAreNeverBroken() throws IOException {
    for (Path page : pages()) {
      browser.width(400).open(page, false);
      String broken =
          "[...document.querySelectorAll('.name')].filter(e => e.getClientRects().length > 0 &&"
              + " !e.closest('.up') && e.getBoundingClientRect().height > 28)"
              + ".map(e => e.textContent)";
      assertEquals("", browser.text(broken), page + " breaks names");
      String lost =
          "[...document.querySelectorAll('.name')].filter(e => e.getClientRects().length > 0 &&"
              + " (e.getBoundingClientRect().right > innerWidth)).map(e => e.textContent)";
      assertEquals("", browser.text(lost), page + " hides names");
    }
  }

  @Test
  void longNamesKeepBothEndsAndAreCopiedWhole() throws IOException {
    browser.width(800).open(page("place", "before.yaml", "--format", "html"), false);
    browser.script(
        "const set = (id, text) => { const b = document.getElementById(id); b.value = text;"
            + " b.dispatchEvent(new Event('input')); }; set('node-search', 'x9k2')");
    browser.await("document.getElementById('matrix-result').textContent.startsWith('1 node of')");
    String name = "document.querySelector('.grid tbody .name')";
    assertEquals(LONG_NODE, browser.text(name + ".title"));
    assertTrue(browser.number(name + ".getBoundingClientRect().width") < 304);
    assertEquals(
        LONG_NODE,
        browser.text(
            "(() => { getSelection().selectAllChildren("
                + name
                + ");"
                + " return getSelection().toString(); })()"));
  }

  @Test
  void whatIsChosenIsInTheAddress() throws IOException {
    Path page = page("place", "before.yaml", "--format", "html");
    browser.width(1400).open(page, false);
    browser.script("document.getElementById('node-search').focus()");
    browser.type("pool=gpu");
    browser.await("location.hash.includes('node=pool')");
    browser.script("document.querySelector('[data-mark=N]').click()");
    browser.script("document.getElementById('only-alarmed').click()");
    browser.script("document.querySelector('#contents a:last-child').click()");
    String address = browser.text("location.href");
    assertTrue(address.contains("#nodes?"), address);
    String nodes = browser.text("document.getElementById('matrix-result').textContent");
    browser.go("about:blank").go(address);
    browser.await("document.getElementById('matrix-result')");
    assertEquals(nodes, browser.text("document.getElementById('matrix-result').textContent"));
    assertEquals("pool=gpu", browser.text("document.getElementById('node-search').value"));
    assertEquals("false", browser.text("document.querySelector('[data-mark=N]').checked"));
    assertEquals("true", browser.text("document.getElementById('only-alarmed').checked"));
    assertEquals("nodes", browser.text("document.activeElement.id"));
    browser.script(
        "history.pushState(null, '', '#?set=storage'); dispatchEvent(new Event('hashchange'))");
    assertEquals("", browser.text("document.getElementById('node-search').value"));
    assertEquals("storage", browser.text("document.getElementById('set-search').value"));
  }

  @Test
  void columnsAreTurnedOverWithTheKeyboard() throws IOException {
    browser.width(400).open(page("place", "before.yaml", "--format", "html"), false);
    assertTrue(browser.text("document.querySelector('.turner').innerText").contains("of 30"));
    browser.script("document.querySelector('.grid .corner').focus()");
    browser.press(Browser.DOWN, Browser.END);
    assertEquals("31", browser.text("document.activeElement.getAttribute('aria-colindex')"));
    browser.press(Browser.HOME, Browser.RIGHT);
    assertEquals("2", browser.text("document.activeElement.getAttribute('aria-colindex')"));
  }

  @Test
  void firstTableSaysWhatNeedsALook() throws IOException {
    Path diff = page("diff", "before.yaml", "after.yaml", "--format", "html");
    browser.width(1400).open(diff, false).picture("diff-wide");
    String header = browser.text("document.querySelector('header').innerText");
    assertTrue(header.contains("from before.yaml to after.yaml"), header);
    String verdict = browser.text("document.querySelector('.verdict').innerText");
    assertTrue(verdict.contains("DaemonSets losing nodes"), verdict);
    String first = browser.text("document.querySelector('#daemonsets tbody tr').innerText");
    assertTrue(first.contains("-logs"), first);
    assertTrue(browser.number("document.querySelectorAll('#daemonsets .alarm').length") > 0);
    Path rollout = page("rollout", "before.yaml", "after.yaml", "--format", "html");
    browser.open(rollout, true).picture("rollout-wide-dark");
    verdict = browser.text("document.querySelector('.verdict').innerText");
    assertTrue(verdict.contains("Every update that the API server takes ends"), verdict);
    assertTrue(verdict.contains("losing nodes"), verdict);
    assertTrue(
        browser.number(
                "document.querySelector('#updates').compareDocumentPosition("
                    + "document.querySelector('svg.chart'))")
            == 4,
        "the table stands before the pictures");
  }
}
