/** Who published, by the short name that the portal's addresses use. */
const issuers: Readonly<Record<string, string>> = {
  'bo-cong-an': 'Bộ Công an',
  'bo-cong-thuong': 'Bộ Công Thương',
  'bo-dan-toc-ton-giao': 'Bộ Dân tộc và Tôn giáo',
  'bo-giao-duc-dao-tao': 'Bộ Giáo dục và Đào tạo',
  'bo-khoa-hoc-cong-nghe': 'Bộ Khoa học và Công nghệ',
  'bo-ngoai-giao': 'Bộ Ngoại giao',
  'bo-noi-vu': 'Bộ Nội vụ',
  'bo-nong-nghiep-mt': 'Bộ Nông nghiệp và Môi trường',
  'bo-quoc-phong': 'Bộ Quốc phòng',
  'bo-tai-chinh': 'Bộ Tài chính',
  'bo-tu-phap': 'Bộ Tư pháp',
  'bo-van-hoa-the-thao-du-lich': 'Bộ Văn hóa, Thể thao và Du lịch',
  'bo-xay-dung': 'Bộ Xây dựng',
  'bo-y-te': 'Bộ Y tế',
  'ngan-hang-nha-nuoc': 'Ngân hàng Nhà nước Việt Nam',
  'thanh-tra-chinh-phu': 'Thanh tra Chính phủ',
  'toa-an-nhan-dan': 'Tòa án nhân dân tối cao',
};

/** The issuer's name; an unknown short name stands for itself. */
export function issuerOf(shortName: string): string {
  return issuers[shortName] ?? shortName;
}
