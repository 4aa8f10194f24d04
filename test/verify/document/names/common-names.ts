/** Common given names and surnames by culture, as in public statistics of names: nobody's in particular. Surnames stand last here. */

interface Culture {
  readonly given: readonly string[];
  readonly surnames: readonly string[];
}

const list = (names: string) => names.split(' ');

export const CULTURES: Readonly<Record<string, Culture>> = {
  english: {
    given: list(
      'James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Daniel Karen Emma Noah Olivia Liam',
    ),
    surnames: list(
      'Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Martin Jackson Thompson White Harris Clark Lewis Robinson Walker Young Allen King',
    ),
  },
  german: {
    given: list(
      'Jürgen Käthe Günther Björn Sören Lukas Leon Anna Lena Jörg Hans Peter Wolfgang Ursula Monika Sabine Stefan Andreas Thomas Claudia Birgit Heike Uwe Dörte',
    ),
    surnames: list(
      'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Weiß Köhler',
    ),
  },
  spanish: {
    given: list(
      'María José Antonio Carmen Manuel Josefa Francisco Isabel David Laura Javier Ana Daniel Cristina Carlos Marta Jesús Lucía Miguel Paula Íñigo Begoña Sofía Álvaro',
    ),
    surnames: list(
      'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez',
    ),
  },
  portuguese: {
    given: list(
      'João Maria António Ana José Manuel Francisco Inês Luís Tiago Rui Pedro Catarina Margarida Beatriz Gonçalo Conceição Sebastião Paulo Teresa Helena Rita Nuno Joaquim',
    ),
    surnames: list(
      'Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Gonçalves Gomes Lopes Marques Alves Almeida Ribeiro Pinto Carvalho Teixeira Araújo Magalhães Guimarães Conceição',
    ),
  },
  polish: {
    given: list(
      'Łukasz Michał Paweł Agnieszka Małgorzata Grzegorz Krzysztof Katarzyna Wojciech Stanisław Zofia Piotr Andrzej Tomasz Barbara Ewa Jan Zbigniew Jadwiga Józef Żaneta Bożena Mirosław Elżbieta',
    ),
    surnames: list(
      'Nowak Wójcik Kowalczyk Woźniak Mazur Krawczyk Kaczmarek Zając Król Wróbel Wieczorek Pawlak Michalak Szymański Dąbrowski Kozłowski Jankowski Lewandowski Zieliński Wiśniewski Kamiński Piotrowski Grabowski Górski',
    ),
  },
  turkish: {
    given: list(
      'Mehmet Ayşe Mustafa Fatma Ahmet Emine Ali Hatice Hüseyin Zeynep İbrahim Elif Çağrı Gülşah Ömer Şükrü Yıldız Işıl Özgür Barış Deniz Oğuz Tuğba Cem',
    ),
    surnames: list(
      'Yılmaz Kaya Demir Şahin Çelik Yıldırım Aydın Öztürk Arslan Doğan Kılıç Aslan Çetin Koç Kurt Özdemir Şimşek Polat Korkmaz Erdoğan Güneş Aksoy Işık Bulut',
    ),
  },
  malay: {
    given: list(
      'Ahmad Muhammad Nurul Siti Mohamed Aminah Ismail Ibrahim Hassan Fatimah Azman Zainab Rosli Halimah Kamal Faridah Yusof Khadijah Razak Salmah Hafiz Aisyah Zulkifli Norhayati',
    ),
    surnames: list(
      'Abdullah Hassan Ismail Ibrahim Othman Rahman Yusof Omar Ali Hamid Salleh Razak Hashim Zakaria Mansor Sulaiman Bakar Jaafar Idris Kassim Daud Musa Latif Rashid',
    ),
  },
  vietnamese: {
    given: list(
      'Anh Minh Hương Dũng Hùng Lan Mai Tuấn Thảo Phương Đức Nam Linh Trang Sơn Hạnh Long Khánh Quân Ngọc Vy Bảo Hiếu Châu',
    ),
    surnames: list(
      'Nguyễn Trần Lê Phạm Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Lương Đoàn Tạ Cao Châu Quách',
    ),
  },
  arabic: {
    given: list(
      'Mohammed Ahmed Ali Omar Khalid Hassan Hussein Yousef Ibrahim Fatima Aisha Maryam Layla Noor Zainab Salma Tariq Faisal Nasser Saeed Rania Huda Samir Abdulrahman',
    ),
    surnames: list(
      'Al-Rashid Al-Harbi Al-Ghamdi El-Sayed Mansour Haddad Khoury Najjar Al-Zahrani Al-Qahtani Al-Otaibi Hamdan Saleh Darwish Al-Masri Shaheen Al-Dosari Barakat Nassar Aziz Al-Shehri Farouk Jaber Sabbagh',
    ),
  },
  chinese: {
    given: list(
      'Xiaoming Wei Fang Xiuying Na Min Jing Li Qiang Lei Jun Yang Yong Yan Jie Juan Tao Chao Ming Xia Guiying Jianguo Zihan Yuxuan',
    ),
    surnames: list(
      'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song',
    ),
  },
  nordic: {
    given: list(
      'Åse Øyvind Bjørn Søren Jørgen Håkon Märta Göran Örjan Þórður Sigríður Guðrún Jón Ragnheiður Lars Ingrid Kjell Astrid Gunnar Sigrid Nils Maja Pål Kåre',
    ),
    surnames: list(
      'Sørensen Jørgensen Nørgaard Østergård Håkansson Sjöberg Åkesson Lindström Jónsson Guðmundsdóttir Sigurðsson Þórsson Hansen Olsen Larsen Andersen Nilsen Berg Lund Dahl Bergström Öberg Ødegård Kjær',
    ),
  },
  dutch: {
    given: list(
      'Daan Sem Lucas Sanne Lotte Femke Joost Maarten Pieter Johanna Wilhelmina Hendrik Gerrit Jeroen Marieke Anouk Thijs Ruben Bram Esmée Zoë Daniël Floris Willem',
    ),
    surnames: [
      'de Jong',
      'Jansen',
      'de Vries',
      'van den Berg',
      'van Dijk',
      'Bakker',
      'Janssen',
      'Visser',
      'Smit',
      'Meijer',
      'de Boer',
      'Mulder',
      'de Groot',
      'Bos',
      'Vos',
      'Peters',
      'Hendriks',
      'van Leeuwen',
      'Dekker',
      'Brouwer',
      'de Wit',
      'Dijkstra',
      'Smits',
      'van der Meer',
    ],
  },
};
