package cardstate.dev.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PictureTest {

    @Test
    void shouldHaveABarForEachRowThatItShows() throws Exception {
        // when
        Document picture = parsed(Picture.of(SomeRows.all()));

        // then
        assertThat(bars(picture)).hasSize(8);
    }

    @Test
    void shouldDrawBarsByTheirFigures() throws Exception {
        // when
        List<Element> bars = bars(parsed(Picture.of(SomeRows.all())));

        // then
        assertThat(width(bars.get(0)) / width(bars.get(2))).isBetween(0.62, 0.635);
    }

    @Test
    void shouldKeepAllBarsWithinThePicture() throws Exception {
        // when
        Document picture = parsed(Picture.of(SomeRows.all()));

        // then
        assertThat(bars(picture))
                .allSatisfy(bar -> assertThat(x(bar) + width(bar)).isLessThan(Picture.WIDTH));
    }

    @Test
    void shouldBeAPictureEvenOfNothing() throws Exception {
        // then
        assertThat(bars(parsed(Picture.of(List.of())))).isEmpty();
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    /** The squares of the legend, and the ground, are rectangles too. */
    private static List<Element> bars(Document picture) {
        NodeList rectangles = picture.getElementsByTagName("rect");
        return IntStream.range(0, rectangles.getLength())
                .mapToObj(i -> (Element) rectangles.item(i))
                .filter(rectangle -> rectangle.getAttribute("height").equals("15"))
                .toList();
    }

    private static double width(Element bar) {
        return Double.parseDouble(bar.getAttribute("width"));
    }

    private static double x(Element bar) {
        return Double.parseDouble(bar.getAttribute("x"));
    }
}
