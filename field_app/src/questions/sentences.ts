// What the engine says by itself, where the form has no words of its own; the same sentences as the server's.

import type { Language } from "./form";

const SENTENCES: Record<string, [vi: string, en: string]> = {
  required_choice: ["Hãy chọn một ý ở câu “{label}”.", "Choose one answer for “{label}”."],
  required_yes_no: ["Hãy chọn “Có” hoặc “Không” ở câu “{label}”.", "Choose “Yes” or “No” for “{label}”."],
  required_choices: ["Hãy chọn ít nhất một ý ở câu “{label}”.", "Choose at least one answer for “{label}”."],
  required_date: ["Hãy ghi đủ ngày, tháng, năm ở câu “{label}”.", "Write day, month and year for “{label}”."],
  required_partial_date: ["Hãy ghi ít nhất là năm ở câu “{label}”.", "Write at least the year for “{label}”."],
  required_place: ["Hãy chọn hoặc ghi nơi ở câu “{label}”.", "Choose or write the place for “{label}”."],
  required_file: ["Hãy gửi ảnh chụp hoặc tệp ở câu “{label}”.", "Send a photo or file for “{label}”."],
  too_long: ["Ghi dài quá. Hãy ghi gọn trong {limit} chữ cái.", "Too long. Keep it within {limit} characters."],
  number: ["Hãy chỉ ghi số, ví dụ 1.200.", "Write digits only, for example 1,200."],
  whole_number: ["Hãy ghi số nguyên, không có phần lẻ.", "Write a whole number, without a fraction."],
  too_many_decimals: ["Hãy ghi nhiều nhất {decimals} chữ số sau dấu phẩy.", "Write at most {decimals} digits after the decimal point."],
  number_too_large: ["Số này lớn quá. Hãy xem lại.", "This number is too large. Please check."],
  date: ["Hãy ghi ngày, tháng, năm bằng số, ví dụ 3/7/2026.", "Write day, month and year in digits, for example 3/7/2026."],
  date_incomplete: ["Hãy ghi đủ ngày, tháng và năm.", "Write day, month and year."],
  date_year: ["Hãy ghi năm đủ bốn chữ số, ví dụ 2026.", "Write the year with four digits, for example 2026."],
  date_month: ["Tháng chỉ từ 1 đến 12. Hãy xem lại tháng.", "Months go from 1 to 12. Check the month."],
  date_impossible: ["Không có ngày {typed}. Hãy xem lại ngày, tháng và năm.", "There is no {typed}. Check day, month and year."],
  partial_date: ["Hãy ghi bằng số, ví dụ 3/7/1950. Không nhớ ngày, tháng thì chỉ ghi năm.", "Write digits, for example 3/7/1950. If you do not remember day and month, write the year alone."],
  partial_date_year: ["Hãy ghi ít nhất là năm.", "Write at least the year."],
  partial_date_month: ["Đã ghi ngày thì hãy ghi cả tháng.", "Where a day is given, give the month too."],
  choice: ["Hãy chọn trong các ý đã cho.", "Choose among the answers given."],
  yes_no: ["Hãy chọn “Có” hoặc “Không”.", "Choose “Yes” or “No”."],
  phone: ["Số điện thoại chưa đúng. Hãy ghi đủ 10 chữ số, ví dụ 0912 345 678.", "The telephone number is not right. Write all 10 digits, for example 0912 345 678."],
  person_name: ["Họ tên chỉ gồm chữ cái, không có chữ số hay ký hiệu. Hãy xem lại.", "A name has only letters, no digits or signs. Please check."],
  citizen_number: ["Số định danh gồm đúng 12 chữ số. Bạn đã ghi {count} chữ số.", "A citizen number has exactly 12 digits. You wrote {count}."],
  citizen_number_letters: ["Số định danh chỉ gồm 12 chữ số, không có chữ cái. Hãy xem lại.", "A citizen number has 12 digits and no letters. Please check."],
  citizen_number_wrong: ["Số định danh này chưa đúng. Hãy xem lại từng chữ số trên thẻ căn cước.", "This citizen number is not right. Check every digit on the card."],
  place: ["Hãy chọn xã, phường trong danh sách, hoặc ghi vào ô bên dưới.", "Choose a commune from the list, or write it in the field below."],
  too_many_files: ["Chỉ gửi được nhiều nhất {limit} tệp ở câu này. Hãy bỏ bớt.", "At most {limit} files for this question. Remove some."],
  again: ["Hãy trả lời lại câu này.", "Answer this question again."],
  failed_min: ["Hãy ghi số từ {value} trở lên.", "Write a number of at least {value}."],
  failed_max: ["Hãy ghi số không quá {value}.", "Write a number of at most {value}."],
  failed_min_length: ["Ghi ngắn quá. Hãy ghi ít nhất {value} chữ cái.", "Too short. Write at least {value} characters."],
  failed_max_length: ["Ghi dài quá. Hãy ghi gọn trong {value} chữ cái.", "Too long. Keep it within {value} characters."],
  failed_pattern: ["Ghi chưa đúng mẫu. Hãy xem lại.", "Not in the right form. Please check."],
  failed_no_digits: ["Ở đây không ghi chữ số. Hãy xem lại.", "No digits here. Please check."],
  failed_not_future: ["Ngày này chưa tới. Hãy xem lại.", "This day has not come yet. Please check."],
  failed_not_past: ["Ngày này đã qua. Hãy ghi từ hôm nay trở đi.", "This day is over. Write today or later."],
  failed_before: ["Ngày này phải trước ngày ở câu “{other}”. Hãy xem lại.", "This date must be before the one in “{other}”. Please check."],
  failed_after: ["Ngày này phải sau ngày ở câu “{other}”. Hãy xem lại.", "This date must be after the one in “{other}”. Please check."],
  failed_not_before: ["Ngày này không được trước ngày ở câu “{other}”. Hãy xem lại.", "This date may not be before the one in “{other}”. Please check."],
  failed_not_after: ["Ngày này không được sau ngày ở câu “{other}”. Hãy xem lại.", "This date may not be after the one in “{other}”. Please check."],
  failed_within_days: ["Ngày này đã quá {value} ngày.", "This day is more than {value} days ago."],
  failed_at_least_years: ["Tính đến hôm nay phải đủ {value} năm. Hãy xem lại.", "Up to today it must be at least {value} years. Please check."],
  failed_at_most_years: ["Tính đến hôm nay không được quá {value} năm. Hãy xem lại.", "Up to today it may not be more than {value} years. Please check."],
  failed_min_count: ["Hãy chọn ít nhất {value} ý.", "Choose at least {value} answers."],
  failed_max_count: ["Hãy chọn nhiều nhất {value} ý.", "Choose at most {value} answers."],
  failed_matches_person: ["Số định danh không khớp với năm sinh hoặc giới tính đã ghi. Hãy xem lại từng chữ số trên thẻ.", "The citizen number does not fit the year of birth or the sex given. Check every digit on the card."],
  failed_holds: ["Câu này chưa khớp với các câu khác. Hãy xem lại.", "This answer does not fit the others. Please check."],
  required: ["Hãy trả lời câu “{label}”.", "Answer “{label}”."],
  too_many: ["Chỉ ghi được nhiều nhất {maximum} mục. Hãy bỏ bớt.", "At most {maximum} entries. Remove some."],
  not_answered: ["Chưa trả lời", "Not answered"],
  left_out: ["Không ghi", "Not stated"],
  yes: ["Có", "Yes"],
  no: ["Không", "No"],
  one_file: ["một tệp", "one file"],
};

export type Say = (code: string, values?: Record<string, string | number>) => string;

/** Sentences in one language; `{name}` takes its value. */
export function speaking(language: Language): Say {
  return (code, values = {}) => {
    const words = SENTENCES[code]?.[language === "en" ? 1 : 0] ?? code;
    return words.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ""));
  };
}

export function requiredSentence(type: string, label: string, say: Say): string {
  return say(`required_${type}` in SENTENCES ? `required_${type}` : "required", { label });
}
