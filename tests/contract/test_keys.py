import aiokafka.partitioner
import kafka
import kafka.partitioner
import pytest

from streams.contract import keys
from streams.domain.article import Article
from streams.domain.report import Location, StrikeReport

MURMUR2 = [
    # the Java client's own test vectors (UtilsTest.testMurmur2), as unsigned numbers
    (b"21", -973932308),
    (b"foobar", -790332482),
    (b"a-little-bit-long-string", -985981536),
    (b"a-little-bit-longer-string", -1486304829),
    (b"lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971),
    (b"abc", 479470107),
]


@pytest.mark.parametrize(("data", "hashed"), MURMUR2)
def test_both_python_clients_put_keys_where_the_java_client_does(data, hashed):
    assert kafka.partitioner.murmur2(data) & 0xFFFFFFFF == hashed & 0xFFFFFFFF
    assert aiokafka.partitioner.DefaultPartitioner()(data, list(range(8)), []) == (hashed & 0x7FFFFFFF) % 8
    assert isinstance(kafka.KafkaProducer.DEFAULT_CONFIG["partitioner"], kafka.partitioner.DefaultPartitioner)


def test_a_report_without_a_country_goes_to_the_block_of_the_unknown():
    assert keys.report_key(StrikeReport(report_id="r", article_id="a")) == "ZZ"
    assert keys.report_key(StrikeReport(report_id="r", article_id="a", location=Location(country="SD"))) == "SD"


def test_an_article_without_an_id_has_a_key_of_its_own():
    key = keys.article_key(Article(url="https://example.org/raid?utm_source=a"))
    assert key == keys.article_key(Article(url="http://www.example.org/raid/"))
    assert key.startswith("art_")
