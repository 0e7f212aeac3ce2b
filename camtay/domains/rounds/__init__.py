"""Rounds: whom a helper might visit, and what a helper's phone carries out and brings back.

Visit       nhà nên ghé: proposed for a week, agreed by the village head
Device      máy của thành viên tổ: enrolled, lost, wiped
Command     việc ghi ngoài địa bàn: one named, versioned deed of a phone, carried out exactly once, with its receipt
Attachment  tệp đi riêng: arrives apart from the commands that mention it
Clash       hai người ghi khác nhau: both values kept, for a person to settle
"""
