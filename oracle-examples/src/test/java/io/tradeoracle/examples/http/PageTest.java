package io.tradeoracle.examples.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tradeoracle.model.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The page in a real browser, against a real server. */
@EnabledIf(
    value = "canDriveABrowser",
    disabledReason = "there is no /usr/bin/chromium, or no driver for it on the class path")
class PageTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** The page waits up to so long between two tries. */
  private static final double RECONNECTED_MILLIS = 30_000;

  private static Playwright playwright;
  private static Browser browser;

  private TestDesk desk;
  private DeskServer server;
  private BrowserContext context;
  private Page page;
  private final List<String> complaints = new ArrayList<>();

  static boolean canDriveABrowser() {
    return Files.isExecutable(CHROMIUM) && PageTest.class.getResource("/driver/linux/node") != null;
  }

  @BeforeAll
  static void startBrowser() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(QUIET));
  }

  @AfterAll
  static void stopBrowser() {
    playwright.close();
  }

  @BeforeEach
  void open() throws IOException {
    desk = TestDesk.after(Duration.ofMinutes(40));
    server = DeskServer.start(desk, ServerOptions.local(0));
    context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 1000));
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.navigate("http://127.0.0.1:" + server.address().getPort() + "/");
    assertThat(page.locator("#connection")).hasAttribute("data-phase", "live");
  }

  @AfterEach
  void close() {
    context.close();
    server.close();
    desk.close();
  }

  @Test
  void drawsItsChartsWithDataAndCompliesWithItsContentPolicy() {
    assertThat(page.locator("#data-badge")).hasText("SIMULATED");
    for (String chart : List.of("#equity", "#iv", "#smile")) {
      assertThat(page.locator(chart + " [data-role=plot] svg path").first()).isAttached();
    }
    assertThat(page.locator("#chain-table tbody tr").first()).isVisible();
    assertThat(page.locator("#account-equity")).containsText("$");
    assertThat(complaints).isEmpty();
  }

  @Test
  void showsAFillWithoutAReload() {
    page.mouse().move(1, 1);
    Position open = desk.store().projections().openPositions().get(0);
    desk.engine().closePosition(open.id(), "Ada", "to see it filled");
    desk.run(Duration.ofMinutes(2));

    assertThat(page.locator("#orders li.fresh").first()).isVisible();
    assertThat(page.locator("#orders li.fresh").first()).containsText("Filled");
  }

  @Test
  void haltsAndReArms() {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Halt…")).click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.locator("input[name=name]").fill("Ada");
    dialog.locator("input[name=reason]").fill("a drill");
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Halt now")).click();
    assertThat(page.locator("#breaker-state")).hasAttribute("data-state", "HALTED");
    assertThat(page.locator("#breaker-banner")).containsText("Ada");

    page.locator("#rearm-form input[name=name]").fill("Ada");
    page.locator("#rearm-form input[name=reason]").fill("the drill is over");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Re-arm")).click();
    assertThat(page.locator("#breaker-state")).hasAttribute("data-state", "ACTIVE");
    assertThat(page.locator("#breaker-banner")).isHidden();
  }

  @Test
  void survivesARestartOfTheServer() throws IOException {
    int port = server.address().getPort();
    server.close();
    assertThat(page.locator("#connection")).hasAttribute("data-phase", "lost");

    server = DeskServer.start(desk, ServerOptions.local(port));

    assertThat(page.locator("#connection"))
        .hasAttribute(
            "data-phase",
            "live",
            new LocatorAssertions.HasAttributeOptions().setTimeout(RECONNECTED_MILLIS));
    assertThat(page.locator("#lost-banner")).isHidden();
  }

  @Test
  void fitsANarrowDarkPhone() {
    page.setViewportSize(360, 740);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

    assertThat(
            page.evaluate(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
        .isEqualTo(true);
    assertThat(complaints).isEmpty();
  }
}
