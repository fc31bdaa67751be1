use opening_hours_syntax::rules::OpeningHoursExpression;

use crate::Lang;

pub(super) fn lines(_: &OpeningHoursExpression, _: Lang) -> Option<Vec<String>> {
    None
}
