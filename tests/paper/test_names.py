"""Personal names and lists of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shibao.paper.names import has_surname, split_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王浩", ["王浩"]),
        ("孙畅 王少春 张妍妍 李清媛", ["孙畅", "王少春", "张妍妍", "李清媛"]),
        ("王浩、李静，赵敏；孙畅/周安", ["王浩", "李静", "赵敏", "孙畅", "周安"]),
        ("王 浩 王少春", ["王浩", "王少春"]),
        ("王　浩　李　静", ["王浩", "李静"]),
        ("王少春 王 浩", ["王少春", "王浩"]),
        ("张三李四", ["张三", "李四"]),
        ("欧阳小满", ["欧阳小满"]),
        ("欧阳 修 司马光", None),
        ("阿依古丽·买买提", ["阿依古丽·买买提"]),
        ("阿依古丽·买买提 王浩", ["阿依古丽·买买提", "王浩"]),
        ("  王浩  ", ["王浩"]),
        ("", []),
        ("　", []),
        ("王浩 主持会议并讲话", None),
        ("王浩 6620118", None),
        ("王浩（实习）", None),
        ("王", None),
        ("王 浩 李", None),
        ("Wang Hao", None),
    ],
)
def test_split(text: str, names: list[str] | None) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize("name", ["王浩", "欧阳小满", "阿依古丽·买买提", "上官云", "乐平", "项南"])
def test_surname(name: str) -> None:
    assert has_surname(name)


@pytest.mark.parametrize("name", ["", "走基层", "获奖", "你们", "的确", "春耕"])
def test_no_surname(name: str) -> None:
    assert not has_surname(name)


@given(
    st.lists(
        st.builds(
            str.__add__,
            st.sampled_from("王李张刘陈杨赵"),
            st.text("浩静敏畅安宁雯", min_size=1, max_size=2),
        ),
        max_size=6,
    ),
    st.sampled_from([" ", "、", "　", "，", " / "]),
)
def test_any_list(names: list[str], gap: str) -> None:
    assert split_names(gap.join(names)) == names
