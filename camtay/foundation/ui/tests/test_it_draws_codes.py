import base64
import io
from xml.etree import ElementTree as ET

from PIL import Image

from camtay.foundation.ui.qr import qr_png_data_uri, qr_svg

ADDRESS = "https://example.vn/h/Zm9vYmFyYmF6cXV4"


def test_it_draws_a_scalable_code_with_a_name():
    root = ET.fromstring(qr_svg(ADDRESS, title="Mã theo dõi hồ sơ"))
    assert root.find("{http://www.w3.org/2000/svg}title").text == "Mã theo dõi hồ sơ"
    assert root.get("viewBox")
    assert root.get("width") is None


def test_it_draws_a_picture_for_paper():
    kind, data = qr_png_data_uri(ADDRESS, scale=4).split(",")
    image = Image.open(io.BytesIO(base64.b64decode(data)))
    assert kind == "data:image/png;base64"
    assert image.width == image.height
    assert image.width % 4 == 0


def test_it_draws_other_words_otherwise():
    assert qr_svg(ADDRESS) == qr_svg(ADDRESS)
    assert qr_svg(ADDRESS) != qr_svg(ADDRESS + "x")
