"""A resident's file (hồ sơ): taken in here or mirrored from the provincial system.

Case        hồ sơ; `origin` own or mirror, one model for both
Answers     what the applicant wrote in the guided form
CasePaper   thành phần hồ sơ: one paper of the checklist and its state
CaseFile    tệp: a paper, the receipt or the result
CasePause   a typed pause of the clock with its evidence
mirror      hồ sơ đồng bộ: the official case lives in the provincial system, its exported list is imported
"""
